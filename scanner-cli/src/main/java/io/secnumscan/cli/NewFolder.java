package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for results. */
final class NewFolder {
    private NewFolder() {}

    /**
     * Makes it, and those above it, where they are missing.
     *
     * @throws BadInputException when that can't be
     */
    static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(new Text(
                    folder + ": the folder can't be made (" + e.getClass().getSimpleName() + "); name another --output",
                    folder + " : le dossier ne peut pas être créé (" + e.getClass().getSimpleName()
                            + ") ; nommer un autre --output"));
        }
    }
}
