package io.secnumscan.core.type;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private final Path root;
    private final Problems problems;
    private final SortedMap<String, SortedMap<String, ResourceType>> loaded = new TreeMap<>();

    private TypeFiles(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * Loads every type below a rules folder. Types of a folder without {@code types/} are none; a folder without any is an
     * empty catalogue.
     *
     * @param problems hears of everything that is wrong; the catalogue must not be used when it is not empty
     */
    public static TypeCatalog load(Path rulesRoot, Problems problems) {
        TypeFiles files = new TypeFiles(rulesRoot, problems);
        for (Path folder : list(rulesRoot, problems)) {
            Path types = folder.resolve("types");
            if (Files.isDirectory(types)) {
                files.platform(folder.getFileName().toString(), types);
            }
        }
        files.refuseTypesOfTwoPlatforms();
        return new TypeCatalog(files.loaded);
    }

    private void platform(String platform, Path types) {
        Shapes shapes = Shapes.load(platform, types.resolve("shapes"), problems);
        SortedMap<String, ResourceType> byName = new TreeMap<>();
        for (Path file : list(types, problems)) {
            if (file.getFileName().toString().endsWith(".yaml")) {
                YamlFile.read(file, problems)
                        .map(node -> MapReader.of(node, "a type file", problems))
                        .map(map -> type(platform, file, map, shapes))
                        .ifPresent(type -> byName.put(type.name(), type));
            }
        }
        loaded.put(platform, byName);
    }

    private ResourceType type(String platform, Path file, MapReader map, Shapes shapes) {
        String stem = file.getFileName().toString().replaceFirst("\\.yaml$", "");
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
        map.optionalMap("scope").ifPresent(kinds -> kinds.forEach((kind, value) ->
                reader.pointer(kind.text(), value).ifPresent(pointer -> scope.put(kind.text(), pointer))));
        return scope;
    }

    private void refuseTypesOfTwoPlatforms() {
        for (String name : loaded.getOrDefault("common", new TreeMap<>()).keySet()) {
            loaded.forEach((platform, types) -> {
                if (!platform.equals("common") && types.containsKey(name)) {
                    problems.add(Position.ofFile(root.resolve(platform).resolve("types").toString()),
                            "the type '" + name + "' stands in 'common' too", "keep one of the two files");
                }
            });
        }
    }

    static List<Path> list(Path folder, Problems problems) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add(Position.ofFile(folder.toString()), "no folder that can be read");
            return List.of();
        }
    }

    static Optional<MapReader> map(Path file, String what, Problems problems) {
        return YamlFile.read(file, problems).map(node -> MapReader.of(node, what, problems));
    }
}
