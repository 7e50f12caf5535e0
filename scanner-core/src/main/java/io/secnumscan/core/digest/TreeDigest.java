package io.secnumscan.core.digest;

import io.secnumscan.core.file.LocalFile;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The digest of the YAML files of folders: which rules, types, parameters, referentials and profiles a report rests on. */
public final class TreeDigest {
    private TreeDigest() {}

    /**
     * SHA-256, in hexadecimal, of the {@code .yaml} files below the folders, in the order of their names. Where the folders
     * lie makes no difference, nor does any other file in them.
     *
     * @throws BadInputException when one is no file of at most 4 MiB
     * @throws UncheckedIOException when a file can't be read
     */
    public static String of(List<Path> roots) {
        Sha256 sha = new Sha256();
        for (Path root : roots) {
            sha.add("root");
            files(root).forEach((name, file) -> sha.add(name).add(bytes(file)));
        }
        return sha.hex();
    }

    private static SortedMap<String, Path> files(Path root) {
        try {
            SortedMap<String, Path> files = new TreeMap<>();
            SourceTree.files(root, Integer.MAX_VALUE, file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> files.put(root.relativize(file).toString().replace('\\', '/'), file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return LocalFile.read(file);
        } catch (LocalFile.Refused e) {
            throw new BadInputException(e.why().then(e.wayOut()).at(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
