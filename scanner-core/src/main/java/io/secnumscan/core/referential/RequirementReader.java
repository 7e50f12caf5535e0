package io.secnumscan.core.referential;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one entry of a referential, and checks that it agrees with itself. */
final class RequirementReader {
    private static final Pattern ID = Pattern.compile("[0-9]+(\\.[0-9]+){1,2}\\.[a-z]");
    private static final String UNREAD = "0.0.a";

    private final SequencedMap<String, Text> chapters;
    private final SequencedMap<String, Text> sections;
    private final SequencedMap<String, Text> themes;

    RequirementReader(
            SequencedMap<String, Text> chapters, SequencedMap<String, Text> sections,
            SequencedMap<String, Text> themes) {
        this.chapters = chapters;
        this.sections = sections;
        this.themes = themes;
    }

    Requirement read(MapReader map) {
        String id = id(map);
        Requirement requirement = new Requirement(
                id,
                id.substring(0, id.lastIndexOf('.')),
                ReferentialFile.text(map.map("title")),
                ReferentialFile.text(map.map("summary")),
                named(Nature.class, map, "nature"),
                services(map),
                named(Binding.class, map, "binding"),
                named(Reach.class, map, "coverage"),
                map.oneOf("scored", List.of("no", "yes")).equals("yes"),
                map.optionalText("theme"),
                ReferentialFile.text(map.map("note")));
        map.done();
        check(map, requirement);
        return requirement;
    }

    private static String id(MapReader map) {
        String id = map.text("id");
        if (!ID.matcher(id).matches()) {
            map.problems().add(map.at("id"), "'" + id + "' is no number of a requirement", "write it like 13.2.e");
            return UNREAD;
        }
        return id;
    }

    private void check(MapReader map, Requirement requirement) {
        if (requirement.id().equals(UNREAD)) {
            return;
        }
        if (!sections.containsKey(requirement.section()) || !chapters.containsKey(requirement.chapter())) {
            map.problems().add(map.at("id"), "section " + requirement.section() + " of this requirement has no title",
                    "add it under 'sections' and its chapter under 'chapters'");
        }
        requirement.theme().filter(theme -> !themes.containsKey(theme))
                .ifPresent(theme -> map.problems().unknown(map.at("theme"), "theme", theme, themes.keySet()));
        boolean shows = requirement.reach() != Reach.NONE;
        if (shows != requirement.theme().isPresent()) {
            map.problems().add(map.at("id"),
                    "a requirement has a theme when configuration shows some of it, and only then");
        }
        if (!shows && requirement.scored()) {
            map.problems().add(map.at("scored"), "what configuration doesn't show can't be scored",
                    "write 'scored: no'");
        }
    }

    private static Set<ServiceModel> services(MapReader map) {
        Set<ServiceModel> services = EnumSet.noneOf(ServiceModel.class);
        for (YamlScalar name : map.scalars("services")) {
            if (name.text().equals("all")) {
                services.addAll(EnumSet.allOf(ServiceModel.class));
            } else {
                find(ServiceModel.class, name.text()).ifPresentOrElse(services::add,
                        () -> map.problems().unknown(name.at(), "service", name.text(), labels(ServiceModel.class)));
            }
        }
        if (services.isEmpty()) {
            map.problems().add(map.at("services"), "no service", "write 'services: [all]'");
            services.addAll(EnumSet.allOf(ServiceModel.class));
        }
        return services;
    }

    static <E extends Enum<E>> E named(Class<E> type, MapReader map, String key) {
        return find(type, map.oneOf(key, labels(type))).orElseThrow();
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> label(one).equals(label)).findFirst();
    }

    static <E extends Enum<E>> List<String> labels(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(RequirementReader::label).toList();
    }

    private static String label(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
