package io.secnumscan.core.detect;

import io.secnumscan.core.detect.Programs.How;
import io.secnumscan.core.detect.Programs.Program;
import io.secnumscan.core.detect.Programs.Taken;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command, one after the other, and where in each a secret stands. All programs that were named so far count:
 * commands start others. Not thread-safe.
 */
final class CommandLine {
    private static final int MOST_FLAGS = 20;
    private static final int MOST_LETTERS = 250;
    private static final int MOST_WORDS = 200;

    private final boolean text;
    private final Set<Program> programs = new LinkedHashSet<>();
    private final Set<String> said = new HashSet<>();
    private How due = How.NOTHING;
    private int later;
    private boolean settings;
    private boolean plain;
    private String before = "";

    /** The word before. */
    String before() {
        return before;
    }

    /** @param text whether the words are those of a text, where a word that looks like a secret has to be one more clearly */
    CommandLine(boolean text) {
        this.text = text;
    }

    /** Where the secret stands in the next word; null when there is none. */
    @Nullable
    Value next(String word) {
        Value found = known(word);
        if (found == null) {
            found = OptionValues.in(before, word, plain || text && !isMixed(word));
        }
        before = word;
        return found;
    }

    private static boolean isMixed(String word) {
        return word.length() < MOST_LETTERS && Shape.of(word).classes() > (word.startsWith("-") ? 3 : 2);
    }

    private @Nullable Value known(String word) {
        How now = due;
        due = How.NOTHING;
        boolean option = word.length() > 1 && word.startsWith("-");
        if (now != How.NOTHING && !option) {
            return Held.in(now, word, 0);
        }
        return option ? option(word) : bare(word);
    }

    private @Nullable Value option(String word) {
        int sign = word.indexOf('=');
        for (Program program : programs) {
            Taken whole = taken(program, word);
            if (whole.how() != How.NOTHING) {
                await(whole);
                return null;
            }
            Taken signed = sign < 0 ? whole : taken(program, word.substring(0, sign));
            if (signed.how() != How.NOTHING) {
                return Held.in(signed.how(), word, sign + 1);
            }
            Value bundled = word.startsWith("--") || program.traits().contains("long") ? null
                    : bundled(program, word);
            if (bundled != null) {
                return bundled;
            }
        }
        return null;
    }

    /** {@code -psecret}, {@code -fsSu name:secret}. */
    private @Nullable Value bundled(Program program, String word) {
        Taken two = word.length() > 3 ? taken(program, word.substring(0, 3)) : taken(program, "");
        if (two.how() == How.GLUED) {
            return Held.in(two.how(), word, 3);
        }
        for (int i = 1; i < word.length() && i <= MOST_FLAGS; i++) {
            Taken taken = taken(program, "-" + word.charAt(i));
            if (taken.how() == How.LATER) {
                await(taken);
            } else if (taken.how() != How.NOTHING && i + 1 == word.length()) {
                await(taken);
                return null;
            } else if (taken.how() != How.NOTHING) {
                return Held.in(taken.how(), word, word.charAt(i + 1) == '=' ? i + 2 : i + 1);
            } else if (program.flags().indexOf(word.charAt(i)) < 0) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Value bare(String word) {
        if (later > 0) {
            later--;
            if (later == 0) {
                later = 1;
                return Held.in(How.WHOLE, word, 0);
            }
        }
        int sign = word.indexOf('=');
        if (settings && sign > 0) {
            return Held.in(How.SETTING, word, 0);
        }
        for (Program program : programs) {
            await(taken(program, word));
            if (program.traits().contains("named") && sign < 0 && SecretNames.of(word).isSecret()
                    && SecretNames.of(word) != SecretNames.Kind.MAYBE) {
                due = How.WHOLE;
            }
            Value here = here(program, word);
            if (here != null) {
                return here;
            }
        }
        plain |= Programs.isPlain(Programs.name(word));
        for (Program program : Programs.named(word)) {
            programs.add(program);
            await(taken(program, Programs.name(word)));
        }
        if (said.size() < MOST_WORDS && word.length() < 30) {
            said.add(word);
        }
        return null;
    }

    private static @Nullable Value here(Program program, String word) {
        if (program.traits().contains("slash")) {
            return Held.slash(word);
        }
        boolean windows = word.startsWith("/p:") && program.taken().containsKey("/p:");
        return windows ? Held.in(How.GLUED, word, 3) : null;
    }

    private void await(Taken taken) {
        switch (taken.how()) {
            case NOTHING, GLUED -> {}
            case LATER -> later = later == 0 ? taken.count() : Math.min(later, taken.count());
            case SETTING -> {
                settings = taken.behind().isEmpty();
                due = settings ? How.NOTHING : How.SETTING;
            }
            default -> due = taken.how();
        }
    }

    private Taken taken(Program program, String name) {
        Taken taken = program.of(name);
        return taken.behind().isEmpty() || said.contains(taken.behind()) ? taken : new Taken("", How.NOTHING, 0);
    }
}
