package io.secnumscan.core.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code matches}: RE2 patterns, linear in the length of the text, bounded in size, and compiled once. cel-java compiles a
 * pattern at every call.
 */
final class Patterns {
    /** What a pattern may cost, in instructions of RE2. */
    static final int MAX_INSTRUCTIONS = 2_000;

    /** Patterns of rules are few; those that are computed are not kept beyond this number. */
    private static final int KEPT = 500;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** Whether the pattern is found anywhere in the text. */
    boolean find(String text, String pattern) {
        Pattern known = compiled.get(pattern);
        if (known == null) {
            known = compile(pattern);
            if (compiled.size() < KEPT) {
                compiled.put(pattern, known);
            }
        }
        return known.matcher(text).find();
    }

    /** Why a pattern won't do; empty when it will. */
    static Optional<String> problem(String pattern) {
        try {
            compile(pattern);
            return Optional.empty();
        } catch (Breakage e) {
            return Optional.of(Failures.message(e));
        }
    }

    private static Pattern compile(String pattern) {
        try {
            Pattern known = Pattern.compile(pattern);
            if (known.programSize() <= MAX_INSTRUCTIONS) {
                return known;
            }
        } catch (PatternSyntaxException e) {
            throw new Breakage("bad pattern: " + e.getDescription() + " in " + pattern);
        } catch (StackOverflowError _) {
            // the compiler of RE2 goes as deep as repeats of repeats do
        }
        throw new Breakage("the pattern takes more than " + MAX_INSTRUCTIONS + " instructions: " + pattern);
    }
}
