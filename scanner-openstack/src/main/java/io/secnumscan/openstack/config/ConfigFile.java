package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.Problem;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one of openstacksdk's files. Its lines may hold passwords, so that messages never quote them. */
final class ConfigFile {
    private ConfigFile() {}

    static YamlMap read(Path path) throws TargetException {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlFile.read(path, problems);
        if (!problems.isEmpty()) {
            throw new TargetException(Text.join("\n", problems.list().stream().map(ConfigFile::line).toList()));
        }
        if (root.isPresent() && root.get() instanceof YamlMap map) {
            return MergeKeys.expand(map);
        }
        throw new TargetException(new Text(
                path + " is no map of settings; it begins with 'clouds:'",
                path + " n'est pas un dictionnaire de paramètres ; il commence par « clouds: »"));
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
        Text kind = found.get().kind();
        throw new TargetException(Text.quoted(key)
                .and(new Text(
                        " is a map of clouds, and this is " + kind.en(),
                        " est un dictionnaire de clouds, et ceci est " + kind.fr()))
                .at(found.get().at().toString()));
    }

    private static Text line(Problem problem) {
        Text message = problem.message().at(problem.at().toString());
        return problem.wayOut().map(message::then).orElse(message);
    }
}
