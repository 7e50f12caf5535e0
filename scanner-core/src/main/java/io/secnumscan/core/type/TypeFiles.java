package io.secnumscan.core.type;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Loads the type files: {@code <root>/<platform>/types/<type>.yaml}, and beside them, in {@code types/shapes/}, the shapes
 * that several types share.
 *
 * <p>The file's name gives the type's: {@code openstack/types/network.port.yaml} declares {@code openstack.network.port},
 * {@code <any>/types/analysis.setting.yaml} declares {@code analysis/setting}.
 */
public final class TypeFiles {
    private final Problems problems;
    private final SortedMap<String, SortedMap<String, ResourceType>> loaded = new TreeMap<>();
    private final SortedMap<String, Position> places = new TreeMap<>();

    private TypeFiles(Problems problems) {
        this.problems = problems;
    }

    /**
     * Loads every type below a rules folder. Types of a folder without {@code types/} are none; a folder without any is an
     * empty catalogue.
     *
     * @param problems hears of everything that is wrong; the catalogue must not be used when it is not empty
     */
    public static TypeCatalog load(Path rulesRoot, Problems problems) {
        return load(List.of(rulesRoot), problems);
    }

    /** Loads the types of several rules folders; a type that two of them declare is a problem. */
    public static TypeCatalog load(List<Path> rulesRoots, Problems problems) {
        TypeFiles files = new TypeFiles(problems);
        for (Path root : rulesRoots) {
            for (Path folder : folders(root, problems)) {
                Path types = folder.resolve("types");
                if (Files.isDirectory(types)) {
                    // A folder inside a jar is named with its slash.
                    files.platform(folder.getFileName().toString().replace("/", ""), types);
                }
            }
        }
        files.refuseTypesOfTwoPlatforms();
        return new TypeCatalog(files.loaded);
    }

    private void platform(String platform, Path types) {
        Shapes shapes = Shapes.load(platform, types.resolve("shapes"), problems);
        SortedMap<String, ResourceType> byName = loaded.computeIfAbsent(platform, unused -> new TreeMap<>());
        for (Path file : YamlFolder.files(types)) {
            YamlFile.read(file, problems)
                    .map(node -> MapReader.of(node, "a type file", problems))
                    .ifPresent(map -> add(byName, type(platform, file, map, shapes), map.at()));
        }
    }

    private void add(SortedMap<String, ResourceType> byName, ResourceType type, Position at) {
        if (byName.putIfAbsent(type.name(), type) != null) {
            problems.add(at, "the type '" + type.name() + "' is declared twice",
                    "it stands first at " + places.get(type.platform() + "/" + type.name()));
        }
        places.putIfAbsent(type.platform() + "/" + type.name(), at);
    }

    private ResourceType type(String platform, Path file, MapReader map, Shapes shapes) {
        String stem = YamlFolder.stem(file);
        String expected = stem.startsWith("analysis.")
                ? "analysis/" + stem.substring("analysis.".length())
                : platform + "." + stem;
        String name = map.text("type");
        if (!name.equals(expected)) {
            problems.add(map.at("type"), "the type of this file is '" + expected + "', by its name, not '" + name + "'",
                    "write 'type: " + expected + "' or rename the file");
        }
        FieldReader reader = new FieldReader(shapes, map.optionalText("ref"), problems);
        ResourceType type = new ResourceType(
                platform,
                expected,
                map.optionalText("source").orElse(""),
                reader.pointer(map, "id"),
                reader.pointer(map, "name"),
                scope(map, reader),
                reader.fields(expected, map.map("fields")));
        map.done();
        return type;
    }

    private static SortedMap<String, JsonPointer> scope(MapReader map, FieldReader reader) {
        SortedMap<String, JsonPointer> scope = new TreeMap<>();
        map.optionalMap("scope").ifPresent(kinds -> kinds.forEach((kind, value) -> reader.pointer(kind.text(), value)
                .ifPresent(pointer -> scope.put(kind.text(), pointer))));
        return scope;
    }

    private void refuseTypesOfTwoPlatforms() {
        for (String name : loaded.getOrDefault("common", new TreeMap<>()).keySet()) {
            loaded.forEach((platform, types) -> {
                if (!platform.equals("common") && types.containsKey(name)) {
                    problems.add(Objects.requireNonNull(places.get(platform + "/" + name)),
                            "the type '" + name + "' stands in 'common' too",
                            "keep one of the two; the other is at " + places.get("common/" + name));
                }
            });
        }
    }

    private static List<Path> folders(Path root, Problems problems) {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            problems.add(Position.ofFile(root.toString()), "no folder that can be read");
            return List.of();
        }
    }
}
