package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables of a container, as far as they were seen: values of literal ones are measured and taken out. */
record ConsoleVariables(RowView container) {
    static final Shape VARIABLES = Shape.listOf(Shape.row()
            .with("name", Shape.TEXT)
            .with("value", Shape.row().with("length", Shape.INT).with("switch", Shape.TEXT))
            .with("secret", Shape.TEXT)
            .with("config_map", Shape.TEXT)
            .with("file_key", Shape.TEXT)
            .with("pod_field", Shape.TEXT));
    static final Shape SOURCES = Shape.listOf(
            Shape.row().with("secret", Shape.TEXT).with("config_map", Shape.TEXT).with("prefix", Shape.TEXT));
    static final Shape CONFIG_MAPS =
            Shape.listOf(Shape.row().with("name", Shape.TEXT).with("names", Shape.listOf(Shape.TEXT)));

    /** Stands in an argument for what a variable holds that was not seen; no argument has a character of this kind. */
    static final char UNKNOWN = '\uFFFF';

    /** What the kubelet puts in; two dollars are one, and begin nothing. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^()]+)\\)");

    /** An argument with the variables that the kubelet puts in; one that nothing declares stays as it is written. */
    String expand(String argument) {
        return REFERENCE.matcher(argument).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? "$" : value(found.group(1)).orElse(found.group())));
    }

    private Optional<String> value(String name) {
        List<RowView> declared = container.list("env").certainRows().stream()
                .filter(variable -> variable.text("name").toOptional().filter(name::equals).isPresent())
                .toList();
        if (declared.isEmpty()) {
            boolean whole = container.list("env").unknown().isEmpty()
                    && container.list("env_from").unknown().isEmpty()
                    && container.list("env_from").elements().isEmpty();
            return whole ? Optional.empty() : Optional.of(String.valueOf(UNKNOWN));
        }
        return Optional.of(value(declared.getLast()));
    }

    private static String value(RowView variable) {
        return switch (variable.row("value")) {
            case Reading.Known<RowView>(RowView measure) -> switch (measure.text("switch").toOptional().orElse("")) {
                case "on" -> "true";
                case "off" -> "false";
                default -> String.valueOf(UNKNOWN);
            };
            case Reading.Null<RowView> _ -> isFromElsewhere(variable) ? String.valueOf(UNKNOWN) : "";
            case Reading.Unread<RowView> _ -> String.valueOf(UNKNOWN);
        };
    }

    /** Whether somebody chose the value in another place; what the cluster gives a pod, such as its address, is no switch. */
    static boolean isFromElsewhere(RowView variable) {
        return Stream.of("secret", "config_map", "file_key").anyMatch(field -> isThere(variable, field))
                || variable.text("pod_field").toOptional()
                        .filter(path -> path.startsWith("metadata.labels") || path.startsWith("metadata.annotations"))
                        .isPresent();
    }

    static Outcome.Unknown unread(RowView variable) {
        return new Outcome.Unknown(List.of(variable.name() + ".value"));
    }

    /** Whole ConfigMaps and Secrets that such a variable could come from, unless the ConfigMap was seen and has none. */
    List<Outcome.Unknown> unseen(ValueList configMaps, Predicate<String> wanted) {
        List<Outcome.Unknown> unseen = new ArrayList<>();
        container.list("env_from").unknown().ifPresent(unseen::add);
        for (RowView source : container.list("env_from").certainRows()) {
            String prefix = source.text("prefix").toOptional().orElse("");
            Optional<String> map = source.text("config_map").toOptional();
            boolean clear = map.filter(name -> hasNone(configMaps, name, key -> wanted.test(prefix + key))).isPresent();
            if (!clear && (map.isPresent() || isThere(source, "secret"))) {
                unseen.add(new Outcome.Unknown(List.of(source.name())));
            }
        }
        return unseen;
    }

    private static boolean hasNone(ValueList configMaps, String name, Predicate<String> wanted) {
        return configMaps.certainRows().stream()
                .filter(map -> map.text("name").toOptional().filter(name::equals).isPresent())
                .map(map -> map.list("names"))
                .anyMatch(names -> names.unknown().isEmpty()
                        && names.elements().stream()
                                .noneMatch(key -> key.text().toOptional().filter(wanted).isPresent()));
    }

    private static boolean isThere(RowView row, String field) {
        return row.text(field).toOptional().isPresent();
    }
}
