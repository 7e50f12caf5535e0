package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a manifest that may have been written by anyone: every value is checked, every message names its place. */
final class ManifestReader {
    private static final int MAX_BYTES = 1 << 28;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9./-]{0,199}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String where;
    private final Set<String> files = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private ManifestReader(String where) {
        this.where = where;
    }

    /** @param where how messages call the file */
    static Manifest read(InputStream in, String where) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        ManifestReader reader = new ManifestReader(where);
        if (bytes.length > MAX_BYTES) {
            throw reader.bad("", "is larger than any manifest");
        }
        try {
            return reader.manifest(JsonPage.JSON.readTree(bytes));
        } catch (JacksonException e) {
            throw new SnapshotException(where + ":" + line(e) + " is no JSON; the snapshot is damaged, collect again",
                    e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : e.getLocation().getLineNr() + ":";
    }

    private Manifest manifest(JsonNode root) {
        version(root);
        List<Manifest.Target> targets = new ArrayList<>();
        for (JsonNode target : list(root, "", "targets")) {
            targets.add(target(target, "/targets/" + targets.size()));
        }
        return new Manifest(
                text(root.path("tool"), "/tool", "name"),
                text(root.path("tool"), "/tool", "version"),
                text(root, "", "run"),
                instant(root, "started").orElseThrow(() -> bad("/started", "is missing")),
                instant(root, "finished"),
                targets,
                calls(root));
    }

    private void version(JsonNode root) {
        JsonNode version = root.path("format_version");
        if (!version.isInt() || version.intValue() < 1) {
            throw bad("/format_version", "is missing; this is no snapshot of SecNumScan");
        }
        if (version.intValue() > Manifest.FORMAT) {
            throw new SnapshotException(where + ": the snapshot has format " + version.intValue()
                    + ", this program reads formats up to " + Manifest.FORMAT
                    + "; use the release that wrote it (" + root.path("tool").path("version").asText("unknown")
                    + ") or a newer one");
        }
    }

    private Optional<Manifest.Stored> calls(JsonNode root) {
        JsonNode calls = root.path("calls");
        if (calls.isMissingNode()) {
            return Optional.empty();
        }
        if (!file(calls, "/calls", "file").equals(Manifest.CALLS)) {
            throw bad("/calls/file", "must be " + Manifest.CALLS);
        }
        return Optional.of(stored(calls, "/calls"));
    }

    private Manifest.Target target(JsonNode node, String at) {
        String name = text(node, at, "name");
        if (name.isEmpty() || !names.add(name)) {
            throw bad(at + "/name", "is empty, or another target has it");
        }
        if (!(node.path("facts") instanceof ObjectNode facts)) {
            throw bad(at + "/facts", "must be an object");
        }
        List<Manifest.Read> reads = new ArrayList<>();
        for (JsonNode read : list(node, at, "reads")) {
            reads.add(read(read, at + "/reads/" + reads.size()));
        }
        return new Manifest.Target(name, text(node, at, "platform"), facts, reads);
    }

    private Manifest.Read read(JsonNode node, String at) {
        String type = text(node, at, "type");
        if (!TYPE.matcher(type).matches() || type.contains("..")) {
            throw bad(at + "/type", "is no name of a type");
        }
        Optional<Manifest.Stored> stored =
                node.has("stored") ? Optional.of(stored(node.path("stored"), at + "/stored")) : Optional.empty();
        Optional<String> file = Optional.empty();
        if (stored.isPresent()) {
            file = Optional.of(file(node.path("stored"), at + "/stored", "file"));
        } else if (node.has("file")) {
            file = Optional.of(file(node, at, "file"));
        }
        Optional<Coverage> coverage =
                node.has("coverage") ? Optional.of(coverage(node.path("coverage"), at + "/coverage"))
                        : Optional.empty();
        if (coverage.isPresent() && count(coverage.get()) != stored.map(Manifest.Stored::lines).orElse(0L)) {
            throw bad(at, "counts other resources than its file has");
        }
        return new Manifest.Read(
                text(node, at, "region"),
                scope(node.path("scope"), at + "/scope"),
                type,
                text(node, at, "identity"),
                view(text(node, at, "view"), at + "/view"),
                file,
                coverage,
                stored);
    }

    private Coverage coverage(JsonNode node, String at) {
        Optional<Text> right = node.has("missing_right") ? Optional.of(right(node, at)) : Optional.empty();
        return switch (text(node, at, "state")) {
            case "complete" -> new Coverage.Complete(number(node, at, "count"));
            case "partial" ->
                    new Coverage.Partial(number(node, at, "count"), cause(node, at), text(node, at, "reason"), right);
            case "unavailable" -> new Coverage.Unavailable(cause(node, at), text(node, at, "reason"), right);
            case "absent" -> new Coverage.Absent(text(node, at, "reason"));
            default -> throw bad(at + "/state", "is none of complete, partial, unavailable, absent");
        };
    }

    private Text right(JsonNode node, String at) {
        JsonNode texts = node.path("missing_right");
        return new Text(text(texts, at + "/missing_right", "en"), text(texts, at + "/missing_right", "fr"));
    }

    private static long count(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Complete complete -> complete.count();
            case Coverage.Partial partial -> partial.count();
            case Coverage.Unavailable unavailable -> 0;
            case Coverage.Absent absent -> 0;
        };
    }

    private Cause cause(JsonNode node, String at) {
        String label = text(node, at, "cause");
        return Stream.of(Cause.values())
                .filter(cause -> cause.label().equals(label))
                .findFirst()
                .orElseThrow(() -> bad(at + "/cause", "is no cause that this program knows"));
    }

    private Manifest.Stored stored(JsonNode node, String at) {
        String sha256 = text(node, at, "sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw bad(at + "/sha256", "is no SHA-256");
        }
        return new Manifest.Stored(number(node, at, "lines"), number(node, at, "bytes"), sha256);
    }

    private String file(JsonNode node, String at, String name) {
        String file = text(node, at, name);
        if (!FileNames.safe(file)) {
            throw bad(at + "/" + name, "leads out of the snapshot or is no name that this program gives");
        }
        if (!files.add(file)) {
            throw bad(at + "/" + name, "names a file that another entry names too");
        }
        return file;
    }

    private Scope scope(JsonNode node, String at) {
        List<Scope.Step> steps = new ArrayList<>();
        for (JsonNode pair : node) {
            if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
                throw bad(at, "must be a list of [kind, id] pairs");
            }
            steps.add(new Scope.Step(pair.path(0).textValue(), pair.path(1).textValue()));
        }
        return new Scope(steps);
    }

    private View view(String text, String at) {
        int slash = text.indexOf('/');
        String id = text.substring(slash + 1);
        return switch (slash < 0 ? text : text.substring(0, slash)) {
            case "cloud" -> new View.Cloud();
            case "domain" -> new View.Domain(id);
            case "project" -> new View.Project(id);
            case "namespace" -> new View.Namespace(id);
            case "unproved" -> new View.Unproved();
            default -> throw bad(at, "is no view that this program knows");
        };
    }

    private Iterable<JsonNode> list(JsonNode node, String at, String name) {
        if (!node.path(name).isArray()) {
            throw bad(at + "/" + name, "must be a list");
        }
        return node.path(name);
    }

    private String text(JsonNode node, String at, String name) {
        if (!node.path(name).isTextual()) {
            throw bad(at + "/" + name, "must be a text");
        }
        return node.path(name).textValue();
    }

    private long number(JsonNode node, String at, String name) {
        if (!node.path(name).canConvertToLong() || !node.path(name).isIntegralNumber()
                || node.path(name).longValue() < 0) {
            throw bad(at + "/" + name, "must be a number, not below 0");
        }
        return node.path(name).longValue();
    }

    private Optional<Instant> instant(JsonNode root, String name) {
        if (!root.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(root, "", name)));
        } catch (DateTimeException e) {
            throw bad("/" + name, "is no UTC time");
        }
    }

    private SnapshotException bad(String pointer, String what) {
        return new SnapshotException(where + ": " + (pointer.isEmpty() ? "the manifest" : pointer) + " " + what
                + "; the snapshot is damaged or was changed, collect again");
    }
}
