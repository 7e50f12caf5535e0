package io.secnumscan.core.referential;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/** Loads {@code <root>/referentials/<name>/requirements.yaml}, and {@code uncovered.yaml} beside it. */
public final class ReferentialFile {
    private final Problems problems;

    private ReferentialFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * Loads a referential.
     *
     * @param folder {@code <root>/referentials/<name>}
     * @return empty when its file can't be read as YAML; {@code problems} then says why
     */
    public static Optional<Referential> load(Path folder, Problems problems) {
        return new ReferentialFile(problems).read(folder);
    }

    private Optional<Referential> read(Path folder) {
        Optional<YamlNode> node = YamlFile.read(folder.resolve("requirements.yaml"), problems);
        return node.map(root -> referential(folder, MapReader.of(root, "a referential", problems)));
    }

    private Referential referential(Path folder, MapReader map) {
        String name = map.text("referential");
        if (!folder.endsWith(name)) {
            problems.add(map.at("referential"),
                    "the referential of this folder is '" + folder.getFileName() + "', by its name");
        }
        Text title = text(map.map("title"));
        String version = map.text("version");
        String publisher = map.text("publisher");
        map.text("date");
        map.text("source");
        SequencedMap<String, Text> chapters = texts(map.map("chapters"));
        SequencedMap<String, Text> sections = texts(map.map("sections"));
        SequencedMap<String, Text> themes = texts(map.map("themes"));
        SequencedMap<String, Requirement> requirements = requirements(map, chapters, sections, themes);
        map.done();
        SequencedMap<String, Text> partly = partly(folder.resolve("uncovered.yaml"), requirements);
        return new Referential(name, title, version, publisher, chapters, sections, themes, requirements, partly);
    }

    private SequencedMap<String, Requirement> requirements(
            MapReader map,
            SequencedMap<String, Text> chapters,
            SequencedMap<String, Text> sections,
            SequencedMap<String, Text> themes) {
        RequirementReader reader = new RequirementReader(chapters, sections, themes);
        SequencedMap<String, Requirement> requirements = new LinkedHashMap<>();
        for (YamlNode node : map.list("requirements")) {
            MapReader one = MapReader.of(node, "a requirement", problems);
            Requirement requirement = reader.read(one);
            if (requirements.putIfAbsent(requirement.id(), requirement) != null) {
                problems.add(one.at("id"), "the requirement '" + requirement.id() + "' stands twice");
            }
        }
        return requirements;
    }

    private SequencedMap<String, Text> partly(Path file, SequencedMap<String, Requirement> requirements) {
        SequencedMap<String, Text> partly = new LinkedHashMap<>();
        if (Files.exists(file)) {
            YamlFile.read(file, problems).ifPresent(node -> {
                MapReader map = MapReader.of(node, "a list of what is not covered", problems);
                map.optionalMap("no_rule").ifPresent(ids -> known(ids, requirements, (id, reason) -> {}));
                map.optionalMap("in_part").ifPresent(ids -> known(ids, requirements,
                        (id, note) -> partly.put(id.text(), text(MapReader.of(note, "a note", problems)))));
                map.done();
            });
        }
        return partly;
    }

    private void known(
            MapReader ids, SequencedMap<String, Requirement> requirements, BiConsumer<YamlScalar, YamlNode> consumer) {
        ids.forEach((id, value) -> {
            if (!requirements.containsKey(id.text())) {
                problems.unknown(id.at(), "requirement", id.text(), requirements.keySet());
            }
            consumer.accept(id, value);
        });
    }

    private SequencedMap<String, Text> texts(MapReader map) {
        SequencedMap<String, Text> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key.text(), text(MapReader.of(value, "a text", problems))));
        return texts;
    }

    /** {@code {en: …, fr: …}}: both or a problem. */
    static Text text(MapReader map) {
        Text text = new Text(map.text("en"), map.text("fr"));
        map.done();
        return text;
    }
}
