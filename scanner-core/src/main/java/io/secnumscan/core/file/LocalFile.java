package io.secnumscan.core.file;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the files that a person names: configuration, rules, certificates, keys, tokens. Only regular ones, since a pipe or
 * a device may never end, or never begin; and at most 4 MiB, which none of these ever has.
 */
public final class LocalFile {
    public static final int MAX_BYTES = 4 << 20;

    private LocalFile() {}

    /** It is there, and is not read; why is said in words that fit behind its name. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final Text why;
        private final Text wayOut;

        Refused(Text why, Text wayOut) {
            super(why.en());
            this.why = why;
            this.wayOut = wayOut;
        }

        public Text why() {
            return why;
        }

        public Text wayOut() {
            return wayOut;
        }
    }

    /**
     * The whole file.
     *
     * @throws NoSuchFileException when nothing is there
     * @throws Refused when it is too large, or no regular file
     */
    public static byte[] read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new Refused(
                    new Text("is a folder", "est un dossier"), new Text("name a file", "nommer un fichier"));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new Refused(
                    new Text("is a pipe, a device or a socket", "est un tube, un périphérique ou une socket"),
                    new Text("save what it gives in a file and name that",
                            "enregistrer ce qu'il donne dans un fichier et nommer celui-ci"));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refused(
                        new Text("is larger than 4 MiB", "dépasse 4 Mio"),
                        new Text("correct the path", "corriger le chemin"));
            }
            return bytes;
        }
    }
}
