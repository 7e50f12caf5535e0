package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where openstacksdk looks for its files, in its order: the file that a variable names, the working folder, the user's
 * folder, the system's. The first file that exists is the only one that is read.
 *
 * @param named files named by flag, which come before everything
 */
public record ConfigSearch(Path workingFolder, Map<String, String> environment, List<String> named) {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    public ConfigSearch {
        environment = Map.copyOf(environment);
        named = List.copyOf(named);
    }

    /** clouds.yaml. */
    Optional<Path> clouds() throws TargetException {
        for (String file : named) {
            return Optional.of(existing(path(file), new Text("the command line", "la ligne de commande"), file));
        }
        return find("clouds", "OS_CLIENT_CONFIG_FILE");
    }

    /** secure.yaml: what is kept apart of the same clouds. */
    Optional<Path> secure() throws TargetException {
        return find("secure", "OS_CLIENT_SECURE_FILE");
    }

    /** clouds-public.yaml: settings that clouds take over by {@code profile}. */
    Optional<Path> profiles() throws TargetException {
        return find("clouds-public", "OS_CLIENT_VENDOR_FILE");
    }

    /** The folders in their order, for messages. */
    List<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(workingFolder);
        variable("XDG_CONFIG_HOME").ifPresent(home -> folders.add(path(home).resolve("openstack")));
        variable("HOME").ifPresent(home -> folders.add(path(home).resolve(".config").resolve("openstack")));
        folders.add(Path.of("/etc/xdg/openstack"));
        folders.add(Path.of("/etc/openstack"));
        return new ArrayList<>(folders);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A path as configurations write it: {@code ~} is the home folder, others are relative to the working folder. */
    Path path(String written) {
        Optional<String> home = variable("HOME");
        if (home.isPresent() && (written.equals("~") || written.startsWith("~/"))) {
            return workingFolder.resolve(home.get() + written.substring(1));
        }
        return workingFolder.resolve(written);
    }

    private Optional<Path> find(String stem, String variable) throws TargetException {
        Optional<String> override = variable(variable);
        if (override.isPresent()) {
            return Optional.of(existing(path(override.get()), Text.verbatim(variable), override.get()));
        }
        return folders().stream()
                .flatMap(folder -> ENDINGS.stream().map(ending -> folder.resolve(stem + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path existing(Path path, Text who, String file) throws TargetException {
        if (!Files.exists(path)) {
            throw new TargetException(who.and(new Text(
                    " names " + file + ", and there is no such file; correct the path",
                    " nomme " + file + ", et ce fichier n'existe pas ; corriger le chemin")));
        }
        return path;
    }
}
