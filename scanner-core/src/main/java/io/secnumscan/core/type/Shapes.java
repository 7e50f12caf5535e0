package io.secnumscan.core.type;

import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlFolder;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Structs that several types share, by name; resolved when first referred to, so that shapes may use shapes. */
final class Shapes {
    private final String platform;
    private final Problems problems;
    private final SortedMap<String, MapReader> files = new TreeMap<>();
    private final SortedMap<String, FieldType.Struct> resolved = new TreeMap<>();
    private final LinkedHashSet<String> open = new LinkedHashSet<>();

    private Shapes(String platform, Problems problems) {
        this.platform = platform;
        this.problems = problems;
    }

    static Shapes none(Problems problems) {
        return new Shapes("", problems);
    }

    static Shapes load(String platform, Path folder, Problems problems) {
        Shapes shapes = new Shapes(platform, problems);
        YamlFolder.files(folder).forEach(shapes::read);
        shapes.files.keySet().forEach(shapes::resolve);
        return shapes;
    }

    private void read(Path file) {
        String name = YamlFolder.stem(file);
        YamlFile.read(file, problems).map(node -> MapReader.of(node, "a shape file", problems)).ifPresent(map -> {
            String declared = map.text("shape");
            if (!declared.equals(name)) {
                problems.add(map.at("shape"),
                        "the shape of this file is '" + name + "', by its name, not '" + declared + "'");
            }
            files.put(name, map);
        });
    }

    /** The shape of that name; empty, and reported, when there is none or it contains itself. */
    Optional<FieldType.Struct> find(YamlScalar reference) {
        String name = reference.text();
        if (!files.containsKey(name)) {
            problems.unknown(reference.at(), "shape", name, files.keySet());
            return Optional.empty();
        }
        if (open.contains(name)) {
            problems.add(reference.at(), "the shape '" + name + "' contains itself: " + String.join(" > ", open),
                    "declare the inner one as 'type: json', which functions read");
            return Optional.empty();
        }
        return Optional.of(resolve(name));
    }

    private FieldType.Struct resolve(String name) {
        FieldType.Struct known = resolved.get(name);
        if (known != null) {
            return known;
        }
        open.add(name);
        MapReader map = Objects.requireNonNull(files.get(name), name);
        String full = platform + ".shapes." + name;
        FieldReader reader = new FieldReader(this, map.optionalText("ref"), problems);
        FieldType.Struct struct = new FieldType.Struct(full, reader.fields(full, map.map("fields")));
        map.done();
        open.remove(name);
        resolved.put(name, struct);
        return struct;
    }
}
