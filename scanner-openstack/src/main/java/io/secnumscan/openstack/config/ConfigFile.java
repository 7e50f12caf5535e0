package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.yaml.Problem;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one of openstacksdk's files. Its lines may hold passwords, so that messages never quote them. */
final class ConfigFile {
    private ConfigFile() {}

    static YamlMap read(Path path) throws TargetException {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlFile.read(path, problems);
        if (!problems.isEmpty()) {
            throw new TargetException(problems.list().stream().map(ConfigFile::line).collect(Collectors.joining("\n")));
        }
        if (root.isPresent() && root.get() instanceof YamlMap map) {
            return MergeKeys.expand(map);
        }
        throw new TargetException(path + " is no map of settings; it begins with 'clouds:'");
    }

    /** The map below a key of the file; empty when the key isn't there. */
    static Optional<YamlMap> section(YamlMap root, String key) throws TargetException {
        Optional<YamlNode> found = root.get(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get() instanceof YamlMap map) {
            return Optional.of(map);
        }
        throw new TargetException(found.get().at() + ": '" + key + "' is a map of clouds, and this is "
                + found.get().kind());
    }

    private static String line(Problem problem) {
        return problem.at() + ": " + problem.message()
                + problem.wayOut().map(way -> "; " + way).orElse("");
    }
}
