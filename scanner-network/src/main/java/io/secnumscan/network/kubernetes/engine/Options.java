package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a container's program is told by its command and arguments, as programs in Go read them: {@code --name=value}, {@code
 * --name value}, {@code --name} alone for a switch, and of a repeated one the last. What stands in a script of a shell may be
 * anything: other lines of it decide.
 *
 * @see <a href="https://pkg.go.dev/github.com/spf13/pflag">pflag</a>
 */
final class Options {
    private static final Pattern BETWEEN = Pattern.compile("[\\s;&|()'\"`]+");
    /** Of an option that is given, and nobody knows how. */
    private static final String UNCLEAR = "\0";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    /** Whether options may be given that don't show. */
    private boolean opaque;
    private boolean hiddenVariables;

    private Options() {}

    static Options of(JsonNode container) {
        Options options = new Options();
        List<String> words = new ArrayList<>();
        container.path("command").forEach(one -> words.add(one.asText()));
        container.path("args").forEach(one -> words.add(one.asText()));
        for (int i = 0; i < words.size(); i++) {
            options.read(words.get(i), i + 1 < words.size() ? words.get(i + 1) : "-");
        }
        container.path("env").forEach(one -> options.variables.add(one.path("name").asText()));
        options.hiddenVariables = !container.path("envFrom").isEmpty();
        return options;
    }

    private void read(String word, String after) {
        if (word.startsWith("-")) {
            String option = word.replaceFirst("^--?", "");
            int equals = option.indexOf('=');
            String name = name(equals < 0 ? option : option.substring(0, equals));
            values.put(name, equals < 0 ? "" : unquoted(option.substring(equals + 1)));
            next.put(name, equals >= 0 || after.startsWith("-") ? "" : unquoted(after));
        } else if (word.strip().contains(" ") || word.contains("\n")) {
            script(word);
        } else {
            // A variable of the pod may hold an option.
            opaque |= word.startsWith("$(");
        }
    }

    private void script(String text) {
        opaque |= text.contains("$");
        BETWEEN.splitAsStream(text).filter(word -> word.startsWith("--")).forEach(word -> {
            String name = name(word.substring(2).split("=", -1)[0]);
            values.put(name, UNCLEAR);
            next.put(name, "");
        });
    }

    private static String name(String option) {
        return option.replace('_', '-');
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** Whether a switch is on. One alone is; with a truth value behind it programs differ, and most ignore that. */
    Answer isOn(String name, Answer otherwise) {
        String value = values.get(name);
        if (value == null) {
            return opaque ? Answer.UNKNOWN : otherwise;
        }
        boolean loose = TRUE.contains(next.get(name)) || FALSE.contains(next.get(name));
        return value.isEmpty() ? loose ? Answer.UNKNOWN : Answer.YES : truth(value);
    }

    private static Answer truth(String value) {
        return TRUE.contains(value) ? Answer.YES : FALSE.contains(value) ? Answer.NO : Answer.UNKNOWN;
    }

    /** The value of an option that takes one, if it is given; a text that no value is where it does not show. */
    Optional<String> value(String name) {
        String value = values.get(name);
        if (value == null) {
            return opaque ? Optional.of(UNCLEAR) : Optional.empty();
        }
        String given = value.isEmpty() ? next.getOrDefault(name, "") : value;
        return Optional.of(given.isEmpty() || given.contains("$(") ? UNCLEAR : given);
    }

    /** Whether the program may be told it. */
    boolean mentions(String name) {
        return opaque || values.containsKey(name);
    }

    /** Whether a variable of the environment is set, or may be: values of variables are not kept. */
    boolean hasVariable(String name) {
        return hiddenVariables || variables.contains(name);
    }

    Set<String> variables() {
        return Set.copyOf(variables);
    }

    boolean hidesVariables() {
        return hiddenVariables;
    }
}
