package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/** A map with free keys over its JSON object; each key is evidence of its own. */
record FreeMap(Run run, JsonNode node, Place place) implements MapView {
    @Override
    public Reading<JsonNode> json(String key) {
        JsonNode value = node.path(key);
        if (run.traces() && place.traced() && !value.isMissingNode()) {
            run.read(place.origin(), new Place.Part(place, key).pointer(), value);
        }
        if (Secrets.isRemoved(value)) {
            return Reading.unread(new Outcome.Unknown(java.util.List.of(place.name())));
        }
        return value.isMissingNode() || value.isNull() ? new Reading.Null<>() : Reading.known(value);
    }

    @Override
    public Reading<String> text(String key) {
        return json(key).map(value -> {
            if (value.isContainerNode()) {
                throw new Breakage(place.name() + " holds no text under the key " + key);
            }
            return value.asText();
        });
    }

    @Override
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
