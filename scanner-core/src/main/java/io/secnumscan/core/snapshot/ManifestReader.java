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

    private final Text where;
    private final ManifestValues values;
    private final Set<String> files = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private ManifestReader(Text where) {
        this.where = where;
        this.values = new ManifestValues(where);
    }

    /** @param where how messages call the file */
    static Manifest read(InputStream in, Text where) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        ManifestReader reader = new ManifestReader(where);
        if (bytes.length > MAX_BYTES) {
            throw reader.values.bad("", new Text("is larger than any manifest", "dépasse la taille de tout manifeste"));
        }
        try {
            return reader.manifest(JsonPage.JSON.readTree(bytes));
        } catch (JacksonException e) {
            throw new SnapshotException(
                    new Text("is no JSON; the snapshot is damaged, collect again",
                            "n'est pas du JSON ; l'instantané est endommagé, refaire la collecte")
                            .at(where.and(Text.verbatim(line(e)))),
                    e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
    }

    private Manifest manifest(JsonNode root) {
        version(root);
        List<Manifest.Target> targets = new ArrayList<>();
        for (JsonNode target : values.list(root, "", "targets")) {
            targets.add(target(target, "/targets/" + targets.size()));
        }
        return new Manifest(
                values.text(root.path("tool"), "/tool", "name"),
                values.text(root.path("tool"), "/tool", "version"),
                values.text(root, "", "run"),
                values.instant(root, "started")
                        .orElseThrow(() -> values.bad("/started", new Text("is missing", "manque"))),
                values.instant(root, "finished"),
                targets,
                calls(root));
    }

    private void version(JsonNode root) {
        JsonNode version = root.path("format_version");
        if (!version.isInt() || version.intValue() < 1) {
            throw values.bad("/format_version", new Text("is missing; this is no snapshot of SecNumScan",
                    "manque ; ce n'est pas un instantané de SecNumScan"));
        }
        if (version.intValue() > Manifest.FORMAT) {
            Text writer = Optional.ofNullable(root.path("tool").path("version").textValue())
                    .map(Text::verbatim)
                    .orElse(new Text("unknown", "inconnue"));
            throw new SnapshotException(new Text(
                    "the snapshot has format " + version.intValue() + ", this program reads formats up to "
                            + Manifest.FORMAT + "; use the release that wrote it (" + writer.en() + ") or a newer one",
                    "l'instantané est au format " + version.intValue() + ", ce programme lit les formats jusqu'à "
                            + Manifest.FORMAT + " ; employer la version qui l'a écrit (" + writer.fr()
                            + ") ou une plus récente")
                    .at(where));
        }
    }

    private Optional<Manifest.Stored> calls(JsonNode root) {
        JsonNode calls = root.path("calls");
        if (calls.isMissingNode()) {
            return Optional.empty();
        }
        if (!file(calls, "/calls", "file").equals(Manifest.CALLS)) {
            throw values.bad("/calls/file", new Text("must be " + Manifest.CALLS, "doit être " + Manifest.CALLS));
        }
        return Optional.of(stored(calls, "/calls"));
    }

    private Manifest.Target target(JsonNode node, String at) {
        String name = values.text(node, at, "name");
        if (name.isEmpty() || !names.add(name)) {
            throw values.bad(at + "/name",
                    new Text("is empty, or another target has it", "est vide, ou une autre cible le porte"));
        }
        if (!(node.path("facts") instanceof ObjectNode facts)) {
            throw values.bad(at + "/facts", new Text("must be an object", "doit être un objet"));
        }
        List<Manifest.Read> reads = new ArrayList<>();
        for (JsonNode read : values.list(node, at, "reads")) {
            reads.add(read(read, at + "/reads/" + reads.size()));
        }
        return new Manifest.Target(name, values.text(node, at, "platform"), facts, reads);
    }

    private Manifest.Read read(JsonNode node, String at) {
        String type = values.text(node, at, "type");
        if (!TYPE.matcher(type).matches() || type.contains("..")) {
            throw values.bad(at + "/type", new Text("is no name of a type", "n'est pas le nom d'un type"));
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
            throw values.bad(at, new Text("counts other resources than its file has",
                    "compte d'autres objets que ceux de son fichier"));
        }
        return new Manifest.Read(
                values.text(node, at, "region"),
                scope(node.path("scope"), at + "/scope"),
                type,
                values.text(node, at, "identity"),
                view(values.text(node, at, "view"), at + "/view"),
                file,
                coverage,
                stored);
    }

    private Coverage coverage(JsonNode node, String at) {
        Optional<Text> right = node.has("missing_right") ? Optional.of(right(node, at)) : Optional.empty();
        return switch (values.text(node, at, "state")) {
            case "complete" -> new Coverage.Complete(values.number(node, at, "count"));
            case "partial" ->
                    new Coverage.Partial(values.number(node, at, "count"), cause(node, at),
                            values.text(node, at, "reason"), right);
            case "unavailable" -> new Coverage.Unavailable(cause(node, at), values.text(node, at, "reason"), right);
            case "absent" -> new Coverage.Absent(values.text(node, at, "reason"));
            default -> throw values.bad(at + "/state", new Text("is none of complete, partial, unavailable, absent",
                    "n'est ni complete, ni partial, ni unavailable, ni absent"));
        };
    }

    private Text right(JsonNode node, String at) {
        JsonNode texts = node.path("missing_right");
        return new Text(values.text(texts, at + "/missing_right", "en"),
                values.text(texts, at + "/missing_right", "fr"));
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
        String label = values.text(node, at, "cause");
        return Stream.of(Cause.values())
                .filter(cause -> cause.label().equals(label))
                .findFirst()
                .orElseThrow(() -> values.bad(at + "/cause", new Text("is no cause that this program knows",
                        "n'est pas une cause que ce programme connaît")));
    }

    private Manifest.Stored stored(JsonNode node, String at) {
        String sha256 = values.text(node, at, "sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw values.bad(at + "/sha256", new Text("is no SHA-256", "n'est pas un SHA-256"));
        }
        return new Manifest.Stored(values.number(node, at, "lines"), values.number(node, at, "bytes"), sha256);
    }

    private String file(JsonNode node, String at, String name) {
        String file = values.text(node, at, name);
        if (!FileNames.safe(file)) {
            throw values.bad(at + "/" + name,
                    new Text("leads out of the snapshot or is no name that this program gives",
                            "sort de l'instantané ou n'est pas un nom que donne ce programme"));
        }
        if (!files.add(file)) {
            throw values.bad(at + "/" + name, new Text("names a file that another entry names too",
                    "nomme un fichier qu'une autre entrée nomme aussi"));
        }
        return file;
    }

    private Scope scope(JsonNode node, String at) {
        List<Scope.Step> steps = new ArrayList<>();
        for (JsonNode pair : node) {
            if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
                throw values.bad(at,
                        new Text("must be a list of [kind, id] pairs", "doit être une liste de paires [kind, id]"));
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
            default -> throw values.bad(at,
                    new Text("is no view that this program knows", "n'est pas une vue que ce programme connaît"));
        };
    }
}
