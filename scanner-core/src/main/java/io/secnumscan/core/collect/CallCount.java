package io.secnumscan.core.collect;

import io.secnumscan.core.text.Text;
import java.util.Locale;
import java.util.OptionalInt;

/** How often a planned call is sent, as far as that is known before it is; in words that a person can add up. */
public sealed interface CallCount {
    /** Calls that are sent in any case, as long as the service answers. */
    long least();

    Text text();

    record One() implements CallCount {
        @Override
        public long least() {
            return 1;
        }

        @Override
        public Text text() {
            return Text.verbatim("1");
        }
    }

    /**
     * A list.
     *
     * @param size of a page; 0 where the service alone decides whether there are any
     * @param of what is listed, in the API's word
     */
    record Pages(int size, String of) implements CallCount {
        @Override
        public long least() {
            return 1;
        }

        @Override
        public Text text() {
            return size == 0
                    ? new Text("1, more where the service sends " + of + " in pages",
                            "1, davantage si le service découpe la liste (" + of + ") en pages")
                    : new Text("1, and 1 more for each " + String.format(Locale.ENGLISH, "%,d", size) + " " + of,
                            "1, et 1 de plus par tranche de " + String.format(Locale.FRENCH, "%,d", size) + " (" + of
                                    + ")");
        }
    }

    /**
     * For each element of another list.
     *
     * @param of what they are
     * @param known how many of them, where that is known
     */
    record Each(Text of, OptionalInt known, CallCount one) implements CallCount {
        @Override
        public long least() {
            return known.orElse(0) * one.least();
        }

        @Override
        public Text text() {
            Text each = known.isEmpty() ? of
                    : of.and(new Text(
                            " (" + known.getAsInt() + " known)", " (nombre connu : " + known.getAsInt() + ")"));
            return one instanceof One
                    ? new Text("1 for each " + each.en(), "1 par " + each.fr())
                    : one.text().at(new Text("for each " + each.en(), "par " + each.fr()));
        }
    }

    /** Not sent at all unless something happens. */
    record If(Text event, CallCount one) implements CallCount {
        @Override
        public long least() {
            return 0;
        }

        @Override
        public Text text() {
            return one.text().at(event);
        }
    }

    /**
     * Sent by the first of several reads that need the same, and by no other.
     *
     * @param identity that sends it, whoever needs it
     */
    record Shared(String identity, CallCount one) implements CallCount {
        @Override
        public long least() {
            return one.least();
        }

        @Override
        public Text text() {
            return one.text().then(new Text(
                    "by " + identity + ", once for all the lists that need it",
                    "par " + identity + ", une fois pour toutes les listes qui en ont besoin"));
        }
    }
}
