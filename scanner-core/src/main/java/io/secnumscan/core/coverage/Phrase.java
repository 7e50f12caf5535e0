package io.secnumscan.core.coverage;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phrase of the reasons, with places that are filled: {@code {1}} a name, {@code {1#}} a number, {@code {1@}} a type of
 * resource, {@code {1/}} an address, {@code {1~}} what an API or a library said, <code>{1*}</code> a reason or word of its own.
 *
 * @param english as it is written in the file
 * @param said characters of the English that are no places: a phrase that says more is tried first
 */
record Phrase(String english, Pattern pattern, String fr, int said) {
    private static final Pattern PLACE = Pattern.compile("\\{([1-9])([#@/~*]?)\\}");
    private static final char NAME = ' ';

    static Phrase of(String english, String french) {
        StringBuilder regex = new StringBuilder();
        int end = 0;
        int said = 0;
        for (MatchResult place : PLACE.matcher(english).results().toList()) {
            regex.append(Pattern.quote(english.substring(end, place.start())))
                    .append("(?<").append(group(place)).append('>').append(values(kind(place))).append(')');
            said += place.start() - end;
            end = place.end();
        }
        regex.append(Pattern.quote(english.substring(end)));
        return new Phrase(english, Pattern.compile(regex.toString(), Pattern.DOTALL), french,
                said + english.length() - end);
    }

    /**
     * The French of a reason; empty when it is not this phrase, or a part of it is not known.
     *
     * @param parts knows the French of reasons inside
     */
    Optional<String> french(String reason, Function<String, Optional<String>> parts) {
        Matcher matcher = pattern.matcher(reason);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (MatchResult place : PLACE.matcher(fr).results().toList()) {
            String value = matcher.group(group(place));
            Optional<String> told = kind(place) == '*' ? parts.apply(value) : Optional.of(value);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            filled.append(fr, end, place.start()).append(told.get());
            end = place.end();
        }
        return Optional.of(filled.append(fr, end, fr.length()).toString());
    }

    private static String group(MatchResult place) {
        return "p" + place.group(1);
    }

    private static char kind(MatchResult place) {
        return place.group(2).isEmpty() ? NAME : place.group(2).charAt(0);
    }

    /** A name ends where another part of the reason begins. */
    private static String values(char kind) {
        return switch (kind) {
            case '#' -> "[0-9]+";
            case '@' -> "(?:openstack|kubernetes)\\.[a-z0-9.-]+|analysis/[a-z-]+";
            case '/' -> "https?://\\S+";
            case '~', '*' -> ".+?";
            default -> "(?:(?!: |; | \\().)+?";
        };
    }
}
