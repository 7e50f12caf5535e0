package io.secnumscan.core.cel;

import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what cel-java's parser and checker say, in the words of a rule's author and with a way out. */
final class CheckerWords {
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*",
                    Pattern.DOTALL);
    private static final Pattern NO_RANGE =
            Pattern.compile("expression of type '([^']*)' cannot be range.*", Pattern.DOTALL);
    private static final Pattern SYNTAX = Pattern.compile("(.*) expecting \\{?.*", Pattern.DOTALL);
    private static final String ELEMENT =
            "it takes a name for the element, then what is asked of it: s.exists(x, x.id == 'a')";
    private static final Map<String, String> WAYS = Map.of(
            "has",
            "there is no has(): a field that was not read is unknown by itself, one that may be null is compared with null",
            "type", "there is no type(): the types of all fields are declared",
            "dyn", "there is no dyn(): the types of all fields are declared",
            "exists", ELEMENT,
            "all", ELEMENT,
            "exists_one", ELEMENT,
            "filter", ELEMENT,
            "map", ELEMENT,
            "distinct", ELEMENT);

    private final SortedSet<String> fields = new TreeSet<>();
    private final SortedSet<String> names;

    /** What is said, and what to do. */
    record Said(String message, Optional<String> wayOut) {}

    /**
     * @param names roots and functions
     */
    CheckerWords(ScopeTypes types, SortedSet<String> names) {
        this.names = names;
        for (FieldType.Struct struct : types.structs()) {
            fields.addAll(struct.fields().keySet());
        }
    }

    Said of(String message) {
        String plain = ScopeTypes.readable(message);
        Matcher field = UNDEFINED_FIELD.matcher(plain);
        if (field.matches()) {
            return new Said("no field '" + field.group(1) + "' is declared here", suggestion(field.group(1), fields));
        }
        Matcher reference = UNDECLARED.matcher(plain);
        if (reference.matches()) {
            return new Said("unknown name '" + reference.group(1) + "'", known(reference.group(1)));
        }
        Matcher overload = NO_OVERLOAD.matcher(plain);
        if (overload.matches()) {
            return new Said(
                    "'" + operator(overload.group(1)) + "' can't be applied to " + types(overload.group(2)),
                    Optional.empty());
        }
        Matcher range = NO_RANGE.matcher(plain);
        if (range.matches()) {
            return new Said(types(range.group(1)) + " has no elements to go through",
                    Optional.of("lists and related sets have"));
        }
        Matcher syntax = SYNTAX.matcher(plain);
        return new Said(
                (syntax.matches() ? syntax.group(1) : plain)
                        .replace("mismatched input '<EOF>'", "the expression ends too early")
                        .replace(" (in container '')", ""),
                Optional.empty());
    }

    /** What there is in place of a name; of the name of a library, its functions. */
    private Optional<String> known(String name) {
        List<String> functions = names.stream().filter(known -> known.startsWith(name + ".")).toList();
        return functions.isEmpty()
                ? Optional.ofNullable(WAYS.get(name)).or(() -> suggestion(name, names))
                : Optional.of("known here: " + String.join(", ", functions));
    }

    private static Optional<String> suggestion(String name, SortedSet<String> known) {
        return Suggestion.nearest(name, known).map(near -> Suggestion.meant(near).en());
    }

    /** {@code _==_} as an author writes it. */
    static String operator(String function) {
        return function.equals("_?_:_")
                ? "?:"
                : function.replace("@in", "in").replaceAll("^_(\\W+)_$", "$1").replaceAll("^(\\W)_$", "$1");
    }

    /** {@code wrapper(string)} is a string that may be null; what stands before the dot is an argument too. */
    private static String types(String types) {
        return types.replaceAll("wrapper\\((\\w+)\\)", "$1?").replaceAll("^(.*)\\.\\((.*)\\)$", "($1, $2)")
                .replace(", )", ")");
    }
}
