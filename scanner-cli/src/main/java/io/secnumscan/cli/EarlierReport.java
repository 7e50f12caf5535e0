package io.secnumscan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.CsvReport;
import io.secnumscan.report.FindingsFile;
import io.secnumscan.report.HtmlReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies already where results are to be written: evidence, which only a report of the same snapshots may replace. */
final class EarlierReport {
    /** Room for the head of a page, with the digests of some hundred snapshots. */
    private static final int BEGIN = 1 << 14;

    private EarlierReport() {}

    /**
     * To be asked before anything is collected into a folder.
     *
     * @throws BadInputException when a report or a snapshot is there: they can only be of another collection
     */
    static void refuse(Path folder, Shell shell) {
        boolean report = Files.exists(folder.resolve("report.json"));
        boolean snapshot = holdsSomething(folder.resolve("snapshot"));
        if (report || snapshot) {
            String en = report && snapshot ? "report and snapshot" : report ? "report" : "snapshot";
            String fr = report && snapshot ? "un rapport et un instantané antérieurs"
                    : report ? "un rapport antérieur"
                    : "un instantané antérieur";
            throw new BadInputException(new Text(
                    shell.shown(folder) + " holds an earlier " + en + "; remove it, or name another --output",
                    shell.shown(folder) + " contient " + fr + " ; le supprimer, ou nommer un autre --output"));
        }
    }

    private static boolean holdsSomething(Path folder) {
        String @Nullable [] names = folder.toFile().list();
        return names != null && names.length > 0;
    }

    /** @throws BadInputException when the file is there, and is no report of exactly these snapshots */
    static void refuseUnlessOf(Path file, List<String> digests) {
        NoPlainFile.refuse(file);
        if (Files.exists(file) && !isOf(file, digests)) {
            throw new BadInputException(new Text(
                    file + ": is the report of another snapshot; remove it, or name another --output",
                    file + " : est le rapport d'un autre instantané ; le supprimer, ou nommer un autre --output"));
        }
    }

    /**
     * To be asked before anything is collected or judged.
     *
     * @throws BadInputException when the file is there, and not one of each verdict
     */
    static void refuseUnlessFindings(Path file) {
        NoPlainFile.refuse(file);
        if (Files.exists(file) && !FindingsFile.isOurs(file)) {
            throw new BadInputException(new Text(
                    file + ": is not of secnumscan, and would be written over by --all-findings; move it, or name"
                            + " another --output",
                    file + " : n'est pas de secnumscan, et serait écrasé par --all-findings ; le déplacer, ou nommer"
                            + " un autre --output"));
        }
    }

    /** @throws BadInputException when the file is there, and the report that lies beside it is not of these snapshots */
    static void refuseUnlessFindingsOf(Path file, List<String> digests) {
        refuseUnlessFindings(file);
        if (Files.exists(file) && !digests(file.resolveSibling("report.json")).equals(digests)) {
            throw new BadInputException(new Text(
                    file + ": holds the verdicts on another snapshot; remove it, or name another --output",
                    file + " : contient les verdicts sur un autre instantané ; le supprimer, ou nommer un autre"
                            + " --output"));
        }
    }

    /** A table doesn't say of which snapshots it is; the report that lies beside it does, and where none lies nothing. */
    private static boolean isOf(Path file, List<String> digests) {
        String begin = begin(file);
        Path teller = CsvReport.isOurs(begin) ? file.resolveSibling("report.json") : file;
        return HtmlReport.snapshots(begin).orElseGet(() -> digests(teller)).equals(digests);
    }

    private static String begin(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /** Of the snapshots that it was made of; findings, which may be many, come behind and are not read. */
    private static List<String> digests(Path file) {
        List<String> digests = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return digests;
        }
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                String path = json.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.VALUE_STRING && path.matches("/inputs/snapshots/[0-9]+/digest")) {
                    digests.add(json.getText());
                }
                if (token == JsonToken.END_OBJECT && path.equals("/inputs")) {
                    return digests;
                }
            }
        } catch (IOException _) {
            // whatever it is, it is no report of ours
        }
        return List.of();
    }
}
