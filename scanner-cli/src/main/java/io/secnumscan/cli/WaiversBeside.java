package io.secnumscan.cli;

import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.waiver.WaiverCopy;
import io.secnumscan.core.waiver.Waivers;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code waivers.yaml} beside a report: those that it was made with. A person may keep a file of that name there; it is never
 * written over.
 *
 * @param from the file that they were read from
 */
record WaiversBeside(Path file, Waivers waivers, Optional<Path> from) {
    static WaiversBeside of(Path folder, Judgement judgement) {
        return new WaiversBeside(folder.resolve("waivers.yaml"), judgement.waivers(), judgement.waiverFile());
    }

    /**
     * To be asked before anything is collected or judged.
     *
     * @throws BadInputException when a file of somebody's own is in the way
     */
    void refuseStrangers() {
        if (!areSome() || isSource()) {
            return;
        }
        NoPlainFile.refuse(file);
        if (Files.exists(file) && !WaiverCopy.isOne(file)) {
            throw new BadInputException(new Text(
                    file + ": is not of secnumscan, and would be written over by the waivers of "
                            + from.map(Path::toString).orElse("this run") + "; move it, or name another --output",
                    file + " : n'est pas de secnumscan, et serait écrasé par les dérogations de "
                            + from.map(Path::toString).orElse("cette exécution")
                            + " ; le déplacer, ou nommer un autre --output"));
        }
    }

    /** Those of an earlier run would be taken for this one's. */
    void write() {
        if (areSome()) {
            if (!isSource()) {
                WaiverCopy.write(waivers, file);
            }
        } else if (WaiverCopy.isOne(file) && !isSource()) {
            remove();
        }
    }

    boolean areSome() {
        return waivers.digest().isPresent();
    }

    private boolean isSource() {
        return from.filter(source -> WholeFile.isSame(file, source)).isPresent();
    }

    private void remove() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + file, e);
        }
    }
}
