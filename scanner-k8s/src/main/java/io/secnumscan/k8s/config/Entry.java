package io.secnumscan.k8s.config;

import io.secnumscan.core.platform.TargetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster, user or context of a kubeconfig. Values may be secrets: no message shows one.
 *
 * @param kind {@code cluster}, {@code user} or {@code context}
 * @param file where it stands: its relative paths begin there
 * @param place for messages: the file, with line and column where they are known
 */
record Entry(String kind, String name, Path file, String place, Map<String, Object> values) {
    Entry(String kind, String name, Path file, Map<String, Object> values) {
        this(kind, name, file, file.toString(), values);
    }

    Optional<String> text(String key) throws TargetException {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case String text when text.isEmpty() -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw problem("'" + key + "' is not a text", "put it in quotes");
        };
    }

    boolean flag(String key) throws TargetException {
        return switch (values.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw problem("'" + key + "' is neither true nor false", "write one of the two, without quotes");
        };
    }

    /** A value that stands in place, in base64, or in a file; in place wins, as it does for kubectl. */
    Optional<String> dataOrFile(String dataKey, String fileKey) throws TargetException {
        Optional<String> data = text(dataKey);
        if (data.isPresent()) {
            return Optional.of(decoded(dataKey, data.get()));
        }
        Optional<Path> path = path(fileKey);
        return path.isPresent() ? Optional.of(read(fileKey, path.get())) : Optional.empty();
    }

    Optional<Path> path(String key) throws TargetException {
        Optional<String> text = text(key);
        return text.isEmpty() ? Optional.empty() : Optional.of(below(key, text.get()));
    }

    /** A path that begins at the kubeconfig. */
    Path below(String key, String text) throws TargetException {
        try {
            return folder().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw problem("'" + key + "' holds a character that no path may hold", "correct the path");
        }
    }

    Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    String read(String key, Path path) throws TargetException {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw problem("'" + key + "' names " + path + ", which does not exist",
                    "correct the path or bring the file back");
        } catch (IOException e) {
            throw problem("'" + key + "' names " + path + ", which can't be read", "check its permissions");
        }
    }

    private String decoded(String key, String data) throws TargetException {
        try {
            return new String(Base64.getDecoder().decode(data.replaceAll("\\s", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw problem("'" + key + "' is not base64", "name a file with '" + key.replace("-data", "") + "' instead");
        }
    }

    TargetException problem(String what, String wayOut) {
        return new TargetException(place + ": " + kind + " '" + name + "': " + what + "; " + wayOut);
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return kind + " '" + name + "' of " + file;
    }
}
