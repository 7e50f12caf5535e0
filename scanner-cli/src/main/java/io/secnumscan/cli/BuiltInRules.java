package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** Where the rules that come with the scanner lie: a folder of the class path, or inside a jar of it. */
final class BuiltInRules {
    private static final String ROOT = "secnumscan-rules";

    private BuiltInRules() {}

    static Path root() {
        URL parameters = BuiltInRules.class.getClassLoader().getResource(ROOT + "/parameters.yaml");
        if (parameters == null) {
            throw new BadInputException(new Text(
                    "this installation holds no rules; install it again",
                    "cette installation ne contient aucune règle ; la refaire"));
        }
        try {
            URI uri = parameters.toURI();
            return uri.getScheme().equals("jar") ? inside(uri) : Path.of(uri).resolveSibling("");
        } catch (URISyntaxException | IOException e) {
            throw new UncheckedIOException(new IOException("the rules can't be read from " + parameters, e));
        }
    }

    /** The jar's file system stays open as long as the process: rules are read from it at any time. */
    private static Path inside(URI uri) throws IOException {
        FileSystem jar;
        try {
            jar = FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException _) {
            jar = FileSystems.getFileSystem(uri);
        }
        return jar.getPath("/" + ROOT);
    }
}
