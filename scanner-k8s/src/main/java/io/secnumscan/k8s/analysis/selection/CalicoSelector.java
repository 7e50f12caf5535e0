package io.secnumscan.k8s.analysis.selection;

import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Labels.Label;
import io.secnumscan.k8s.analysis.Match;
import java.util.List;

/**
 * A parsed selector expression of Calico.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors">Calico selectors</a>
 */
public sealed interface CalicoSelector {
    Match matches(Labels labels);

    /** An expression; one that can't be read matches nobody knows what. */
    static CalicoSelector parse(String text) {
        return CalicoParser.parse(text);
    }

    /** {@code all()}, or nothing. */
    record All() implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return Match.YES;
        }
    }

    /** {@code global()}: what belongs to no namespace, and a pod always does. */
    record Global() implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return Match.NO;
        }
    }

    /** Not of the language as it is known here. */
    record NotUnderstood() implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return Match.UNKNOWN;
        }
    }

    record Has(String key) implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return switch (labels.get(key)) {
                case Label.Is is -> Match.YES;
                case Label.None none -> Match.NO;
                case Label.Unknown unknown -> Match.UNKNOWN;
            };
        }
    }

    /** How a label's value is compared with what is written. */
    enum Comparison {
        AMONG,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH;

        boolean holds(String value, List<String> wanted) {
            return switch (this) {
                case AMONG -> wanted.contains(value);
                case CONTAINS -> value.contains(wanted.getFirst());
                case STARTS_WITH -> value.startsWith(wanted.getFirst());
                case ENDS_WITH -> value.endsWith(wanted.getFirst());
            };
        }
    }

    /** {@code key == 'a'}, {@code key in {'a', 'b'}}, {@code key contains 'a'}: never of a label that is not there. */
    record Compare(String key, Comparison comparison, List<String> wanted) implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return switch (labels.get(key)) {
                case Label.Is(String value) -> Match.of(comparison.holds(value, wanted));
                case Label.None none -> Match.NO;
                case Label.Unknown unknown -> Match.UNKNOWN;
            };
        }
    }

    /** Also {@code !=} and {@code not in}: a label that is not there differs from everything. */
    record Not(CalicoSelector inner) implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return inner.matches(labels).not();
        }
    }

    record And(List<CalicoSelector> all) implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return all.stream().map(one -> one.matches(labels)).reduce(Match.YES, Match::and);
        }
    }

    record Or(List<CalicoSelector> all) implements CalicoSelector {
        @Override
        public Match matches(Labels labels) {
            return all.stream().map(one -> one.matches(labels)).reduce(Match.NO, Match::or);
        }
    }
}
