package io.secnumscan.k8s.config;

import io.secnumscan.core.file.LocalFile;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            default -> throw problem(Text.quoted(key).and(new Text(" is not a text", " n'est pas un texte")),
                    new Text("put it in quotes", "le mettre entre guillemets"));
        };
    }

    boolean flag(String key) throws TargetException {
        return switch (values.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw problem(
                    Text.quoted(key).and(new Text(" is neither true nor false", " n'est ni true ni false")),
                    new Text("write one of the two, without quotes", "écrire l'un des deux, sans guillemets"));
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
            throw problem(Text.quoted(key).and(new Text(
                    " holds a character that no path may hold", " contient un caractère qu'aucun chemin n'admet")),
                    new Text("correct the path", "corriger le chemin"));
        }
    }

    Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    String read(String key, Path path) throws TargetException {
        try {
            return new String(LocalFile.read(path), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw problem(Text.quoted(key).and(new Text(
                    " names " + path + ", which does not exist", " nomme " + path + ", qui n'existe pas")),
                    new Text("correct the path or bring the file back", "corriger le chemin ou rétablir le fichier"));
        } catch (LocalFile.Refused e) {
            Text names = new Text(" names " + path + ", which ", " nomme " + path + ", qui ");
            throw problem(Text.quoted(key).and(names).and(e.why()), e.wayOut());
        } catch (IOException e) {
            throw problem(Text.quoted(key).and(new Text(
                    " names " + path + ", which can't be read", " nomme " + path + ", qui ne peut pas être lu")),
                    new Text("check its permissions", "vérifier ses droits"));
        }
    }

    private String decoded(String key, String data) throws TargetException {
        try {
            return new String(Base64.getDecoder().decode(data.replaceAll("\\s", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            String file = key.replace("-data", "");
            throw problem(Text.quoted(key).and(new Text(" is not base64", " n'est pas du base64")),
                    new Text("name a file with '" + file + "' instead",
                            "nommer plutôt un fichier par « " + file + " »"));
        }
    }

    TargetException problem(Text what, Text wayOut) {
        String french = switch (kind) {
            case "user" -> "utilisateur";
            case "context" -> "contexte";
            default -> kind;
        };
        Text entry = new Text(kind + " ", french + " ").and(Text.quoted(name)).at(place);
        return new TargetException(what.then(wayOut).at(entry));
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return kind + " '" + name + "' of " + file;
    }
}
