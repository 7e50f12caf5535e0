package io.secnumscan.cli;

import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.nio.file.Path;

/** Links, folders and pipes where a file is to be written: what they lead to is somebody's own. */
final class NoPlainFile {
    private NoPlainFile() {}

    /**
     * To be asked before anything is collected or judged.
     *
     * @throws BadInputException when one is there
     */
    static void refuse(Path file) {
        if (WholeFile.isOther(file)) {
            throw new BadInputException(new Text(
                    file + ": is a link, folder or pipe, and is not written through; remove it, or name another --output",
                    file + " : est un lien, un dossier ou un tube, au travers duquel rien n'est écrit ; le supprimer, ou"
                            + " nommer un autre --output"));
        }
    }
}
