package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code report.json} that was written before, from which the formats for people are made. Findings, which may be many,
 * pass one by one; the rest is kept.
 */
public final class ReportFile {
    private static final String FINDINGS = "findings";

    private final Path path;
    private final ObjectNode head;

    private ReportFile(Path path, ObjectNode head) {
        this.path = path;
        this.head = head;
    }

    /** @throws BadInputException when it is no report of ours, or of a version that can't be read */
    public static ReportFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw bad(path.toString(), "no such file; name a report.json or a snapshot",
                    "ce fichier n'existe pas ; nommer un report.json ou un instantané");
        }
        ObjectNode head = Json.MAPPER.createObjectNode();
        walk(path, (name, json) -> {
            if (name.equals(FINDINGS)) {
                json.skipChildren();
            } else {
                head.set(name, json.<JsonNode>readValueAsTree());
            }
        });
        ReportFile report = new ReportFile(path, head);
        report.refuseStrangers();
        return report;
    }

    private void refuseStrangers() {
        String version = head.path("schema_version").asText();
        if (!version.matches("[0-9]+\\.[0-9]+") || !head.path("requirements").isArray()
                || !head.path("summary").isObject()) {
            throw stranger(path);
        }
        if (!version.startsWith("1.")) {
            throw bad(path.toString(),
                    "schema_version " + version
                            + " is newer than this version of secnumscan; use the one that wrote it",
                    "schema_version " + version
                            + " est plus récent que cette version de secnumscan ; utiliser celle qui l'a écrit");
        }
    }

    /** Everything but the findings. */
    ObjectNode head() {
        return head;
    }

    /** Digests of the snapshots that it was made of. */
    public List<String> snapshots() {
        List<String> digests = new ArrayList<>();
        head.at("/inputs/snapshots").forEach(snapshot -> digests.add(snapshot.path("digest").asText()));
        return digests;
    }

    /** Takes one finding. */
    @FunctionalInterface
    interface Findings {
        void take(JsonNode finding) throws IOException;
    }

    /** In their order; of each the tree is made when its turn comes. */
    void forEachFinding(Findings findings) {
        walk(path, (name, json) -> {
            if (!name.equals(FINDINGS)) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                findings.take(json.readValueAsTree());
            }
        });
    }

    /** What is done with a field of the report; the parser stands on the first token of its value, and is left on the last. */
    @FunctionalInterface
    private interface Field {
        void read(String name, JsonParser json) throws IOException;
    }

    private static void walk(Path path, Field field) {
        try (JsonParser json = Json.MAPPER.createParser(path.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw stranger(path);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                field.read(name, json);
            }
        } catch (JsonProcessingException e) {
            throw bad(path + ":" + line(e), "is no JSON; name a report.json or a snapshot",
                    "n'est pas du JSON ; nommer un report.json ou un instantané");
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    private static BadInputException stranger(Path path) {
        return bad(path.toString(), "is no report of secnumscan; name a report.json or a snapshot",
                "n'est pas un rapport de secnumscan ; nommer un report.json ou un instantané");
    }

    private static BadInputException bad(String place, String en, String fr) {
        return new BadInputException(new Text(en, fr).at(place));
    }

    private static int line(JsonProcessingException problem) {
        return problem.getLocation() == null ? 1 : problem.getLocation().getLineNr();
    }
}
