package io.secnumscan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.perimeter.PerimeterFile;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * {@code perimeter.yaml} beside a report: what was declared for it. A person may keep a file of that name there; it is never
 * written over.
 *
 * @param from the file that it was read from
 */
record PerimeterBeside(Path file, SortedMap<String, JsonNode> declared, Optional<Path> from) {
    static PerimeterBeside of(Path folder, Judgement judgement) {
        return new PerimeterBeside(
                folder.resolve("perimeter.yaml"), judgement.declared(), judgement.perimeterFile());
    }

    /**
     * To be asked before anything is collected or judged.
     *
     * @throws BadInputException when a file of somebody's own is in the way
     */
    void refuseStrangers() {
        if (isSource()) {
            return;
        }
        NoPlainFile.refuse(file);
        if (!PerimeterFile.mayReplace(declared, file)) {
            throw new BadInputException(new Text(
                    file + ": is not of secnumscan, and would be written over by the perimeter of this run; name it"
                            + " with --perimeter, move it, or name another --output",
                    file + " : n'est pas de secnumscan, et serait écrasé par le périmètre de cette exécution ; le"
                            + " nommer avec --perimeter, le déplacer, ou nommer un autre --output"));
        }
    }

    void write() {
        if (!isSource()) {
            PerimeterFile.write(declared, file);
        }
    }

    private boolean isSource() {
        return from.filter(source -> WholeFile.isSame(file, source)).isPresent();
    }
}
