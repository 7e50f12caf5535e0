package io.secnumscan.core.rule;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.cel.RuleScope;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the types that a rule names. */
final class SubjectReader {
    private static final String PERIMETER = "perimeter.";

    private final Vocabulary vocabulary;
    private final String platform;
    private final Problems problems;

    SubjectReader(Vocabulary vocabulary, String platform, Problems problems) {
        this.vocabulary = vocabulary;
        this.platform = platform;
        this.problems = problems;
    }

    /** The subject; empty after a problem. */
    Optional<Subject> subject(YamlScalar name) {
        if (name.text().equals("target")) {
            return Optional.of(new Subject.Target(TargetFacts.subject(platform)));
        }
        if (name.text().startsWith(PERIMETER)) {
            return perimeter(name);
        }
        List<String> known = new ArrayList<>(vocabulary.typeNames(platform));
        known.add("target");
        return find(name, known).map(Subject.Resources::new);
    }

    /** The type of a related set; empty after a problem. */
    Optional<ResourceType> type(YamlScalar name) {
        return find(name, vocabulary.typeNames(platform));
    }

    /** A type of another target, hence of any platform; empty after a problem. */
    Optional<ResourceType> linked(YamlScalar name) {
        if (!vocabulary.params().containsKey(Links.PARAMETER)) {
            problems.add(name.at(), "no parameter '" + Links.PARAMETER + "' says which targets are linked",
                    "declare it in parameters.yaml");
            return Optional.empty();
        }
        List<String> known = vocabulary.platforms().stream()
                .flatMap(platform -> vocabulary.types().byPlatform().getOrDefault(platform, new TreeMap<>()).keySet()
                        .stream())
                .filter(type -> !type.startsWith("analysis/"))
                .toList();
        Optional<ResourceType> type = vocabulary.platforms().stream()
                .filter(platform -> known.contains(name.text()))
                .flatMap(platform -> vocabulary.types().find(platform, name.text()).stream())
                .findFirst();
        if (type.isEmpty()) {
            problems.unknown(name.at(), "type of a linked target", name.text(), known);
        }
        return type;
    }

    private Optional<ResourceType> find(YamlScalar name, List<String> known) {
        Optional<ResourceType> type = vocabulary.types().find(platform, name.text());
        if (type.isEmpty()) {
            problems.unknown(name.at(), "type", name.text(), known);
        }
        return type;
    }

    private Optional<Subject> perimeter(YamlScalar name) {
        String parameter = name.text().substring(PERIMETER.length());
        RuleScope.Parameter declared = vocabulary.params().get(parameter);
        if (declared == null) {
            problems.unknown(name.position(PERIMETER.length()), "parameter", parameter, vocabulary.params().keySet());
            return Optional.empty();
        }
        if (declared.type() instanceof FieldType.ListOf(FieldType.Struct(var struct, var fields))) {
            Optional<JsonPointer> id = Optional.ofNullable(fields.get("id")).map(field -> field.at());
            Optional<JsonPointer> display = Optional.ofNullable(fields.get("name")).map(field -> field.at());
            ResourceType type = new ResourceType(
                    platform, name.text(), "declared in the perimeter", id, display, new TreeMap<>(), fields);
            return Optional.of(new Subject.Perimeter(parameter, type));
        }
        problems.add(
                name.at(), "the parameter '" + parameter + "' is no list of entries",
                "a subject needs a list whose entries have fields");
        return Optional.empty();
    }
}
