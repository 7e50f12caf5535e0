package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Values of a manifest, each checked.
 *
 * @param where how messages call the file
 */
record ManifestValues(Text where) {
    private static final Text CHANGED = new Text(
            "the snapshot is damaged or was changed, collect again",
            "l'instantané est endommagé ou a été modifié, refaire la collecte");

    Iterable<JsonNode> list(JsonNode node, String at, String name) {
        if (!node.path(name).isArray()) {
            throw bad(at + "/" + name, new Text("must be a list", "doit être une liste"));
        }
        return node.path(name);
    }

    String text(JsonNode node, String at, String name) {
        if (!node.path(name).isTextual()) {
            throw bad(at + "/" + name, new Text("must be a text", "doit être un texte"));
        }
        return node.path(name).textValue();
    }

    long number(JsonNode node, String at, String name) {
        if (!node.path(name).canConvertToLong() || !node.path(name).isIntegralNumber()
                || node.path(name).longValue() < 0) {
            throw bad(at + "/" + name, new Text("must be a number, not below 0", "doit être un nombre, au moins 0"));
        }
        return node.path(name).longValue();
    }

    Optional<Instant> instant(JsonNode root, String name) {
        if (!root.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(root, "", name)));
        } catch (DateTimeException e) {
            throw bad("/" + name, new Text("is no UTC time", "n'est pas une date en UTC"));
        }
    }

    SnapshotException bad(String pointer, Text what) {
        Text place = pointer.isEmpty() ? new Text("the manifest", "le manifeste") : Text.verbatim(pointer);
        return new SnapshotException(place.and(what.map(text -> " " + text)).then(CHANGED).at(where));
    }
}
