package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.ReasonText;
import io.secnumscan.core.disk.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a report as one page that needs nothing but a browser: style, program and data are inside, and its policy forbids it
 * to load or send anything. The same report and language give the same bytes.
 */
public final class HtmlReport {
    private static final Pattern SNAPSHOTS = Pattern.compile("<meta name=\"snapshots\" content=\"([0-9a-f ]*)\">");

    private final ReportFile report;
    private final String language;
    private final Writer out;

    private HtmlReport(ReportFile report, String language, Writer out) {
        this.report = report;
        this.language = language;
        this.out = out;
    }

    /**
     * Writes the page to a file that only its owner may read.
     *
     * @param language {@code fr} or {@code en}
     * @throws UncheckedIOException when it can't be written, or the report can't be read
     */
    public static void write(ReportFile report, String language, Path file) {
        try {
            WholeFile.text(file, out -> write(report, language, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Digests of the snapshots that a page is of; empty when what begins so is no page of ours. */
    public static Optional<List<String>> snapshots(String begin) {
        Matcher snapshots = SNAPSHOTS.matcher(begin);
        return begin.startsWith("<!doctype html>") && snapshots.find()
                ? Optional.of(List.of(snapshots.group(1).split(" ")))
                : Optional.empty();
    }

    /** Writes the page; {@code out} stays open. */
    static void write(ReportFile report, String language, Writer out) throws IOException {
        new HtmlReport(report, language, out).page();
    }

    private void page() throws IOException {
        JsonNode head = OneLanguage.choose(report.head().deepCopy(), language);
        reasons(head);
        SortedMap<String, String> words = HtmlWords.in(language);
        unscanned(head).forEach(platforms -> words.putAll(HtmlWords.unscanned(platforms, language)));
        HtmlAssets assets = HtmlAssets.load();
        SortedMap<String, HtmlAssets.Part> parts = new TreeMap<>();
        words.forEach((key, word) -> parts.put("word." + key, to -> to.write(HtmlText.escaped(word))));
        parts.put("language", to -> to.write(language));
        parts.put("policy", to -> to.write(assets.policy()));
        parts.put("style", to -> to.write(assets.style()));
        parts.put("script", to -> to.write(assets.script()));
        parts.put("snapshots", to -> to.write(HtmlText.escaped(String.join(" ", report.snapshots()))));
        parts.put("title", to -> to.write(HtmlText.escaped(title(head))));
        parts.put("notices", to -> notices(to, head));
        parts.put("who-link", to -> to.write(HtmlReach.link(head, words)));
        parts.put("who-section", to -> HtmlReach.write(head, words, language, to));
        parts.put("words", to -> json(to, Json.MAPPER.valueToTree(words)));
        parts.put("report", to -> json(to, head));
        parts.put("findings", this::findings);
        assets.write(parts, out);
    }

    /** What was noted of each list; a report keeps it in English, as a snapshot does. */
    private void reasons(JsonNode head) {
        for (JsonNode one : head.path("coverage")) {
            if (one instanceof ObjectNode line && line.path("reason").isTextual()) {
                line.put("reason", ReasonText.of(line.path("reason").asText()).in(language));
            }
        }
    }

    /** Platforms of which requirements lack a target, each combination once; older reports don't say them. */
    private static Set<List<String>> unscanned(JsonNode head) {
        Set<List<String>> each = new LinkedHashSet<>();
        for (JsonNode requirement : head.path("requirements")) {
            List<String> platforms = requirement.path("unscanned").valueStream().map(JsonNode::asText).toList();
            if (!platforms.isEmpty()) {
                each.add(platforms);
            }
        }
        return each;
    }

    /** Older reports don't say of which referential they are, but by its name. */
    private static String title(JsonNode head) {
        JsonNode basis = head.path("basis");
        String referential = basis.at("/referential/title").asText(
                head.at("/requirements/0/referential").asText());
        String profile = basis.at("/profile/title").asText(head.at("/inputs/profile").asText());
        return (referential + " " + basis.at("/referential/version").asText()).strip() + " · " + profile;
    }

    /** They stand in the page itself, whatever its program does. */
    private static void notices(Writer to, JsonNode head) throws IOException {
        for (JsonNode notice : head.at("/summary/notices")) {
            to.write("<p>" + HtmlText.escaped(notice.asText()) + "</p>\n");
        }
    }

    private static void json(Writer to, JsonNode tree) throws IOException {
        try (JsonGenerator json = Json.to(to)) {
            json.writeTree(tree);
        }
    }

    private void findings(Writer to) throws IOException {
        to.write("[");
        boolean[] further = {false};
        report.forEachFinding(finding -> {
            to.write(further[0] ? ",\n" : "\n");
            further[0] = true;
            json(to, OneLanguage.choose(finding, language));
        });
        to.write("\n]");
    }
}
