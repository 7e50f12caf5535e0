package io.secnumscan.core.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A phrase of the reasons, with places that are filled: {@code {1}} a name, {@code {1#}} a number, {@code {1@}} a type of
 * resource, {@code {1/}} an address, {@code {1~}} what an API or a library said, <code>{1*}</code> a reason or word of its own.
 *
 * @param english as it is written in the file
 * @param numbers of the places, in the order of the English
 * @param said characters of the English that are no places: a phrase that says more is tried first
 */
record Phrase(String english, Template template, List<Integer> numbers, String fr, int said) {
    private static final Pattern PLACE = Pattern.compile("\\{([1-9])([#@/~*]?)\\}");

    Phrase {
        numbers = List.copyOf(numbers);
    }

    static Phrase of(String english, String french) {
        List<String> words = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int end = 0;
        for (MatchResult place : PLACE.matcher(english).results().toList()) {
            words.add(english.substring(end, place.start()));
            places.add(Place.of(sign(place)));
            numbers.add(number(place));
            end = place.end();
        }
        words.add(english.substring(end));
        int said = words.stream().mapToInt(String::length).sum();
        return new Phrase(english, new Template(words, places), numbers, french, said);
    }

    /**
     * The French of a reason; empty when it is not this phrase, or a part of it is not known.
     *
     * @param parts knows the French of reasons inside
     */
    Optional<String> french(String reason, Function<String, Optional<String>> parts) {
        return template.fill(reason).flatMap(values -> french(values, parts));
    }

    private Optional<String> french(List<String> values, Function<String, Optional<String>> parts) {
        StringBuilder filled = new StringBuilder();
        int end = 0;
        for (MatchResult place : PLACE.matcher(fr).results().toList()) {
            String value = values.get(numbers.indexOf(number(place)));
            Optional<String> told = sign(place) == '*' ? parts.apply(value) : Optional.of(value);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            filled.append(fr, end, place.start()).append(told.get());
            end = place.end();
        }
        return Optional.of(filled.append(fr, end, fr.length()).toString());
    }

    private static int number(MatchResult place) {
        return Integer.parseInt(place.group(1));
    }

    private static char sign(MatchResult place) {
        return place.group(2).isEmpty() ? ' ' : place.group(2).charAt(0);
    }
}
