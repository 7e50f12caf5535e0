package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;

/** A complete list over its JSON array, elements read when they are come to; JSON null is empty. */
final class JsonList extends Sequence {
    private final Run run;
    private final Decoder element;
    private final JsonNode array;
    private final Place place;

    JsonList(Run run, Decoder element, JsonNode array, Place place) {
        this.run = run;
        this.element = element;
        this.array = array;
        this.place = place;
    }

    @Override
    int seen() {
        return array.size();
    }

    @Override
    Object at(int index) {
        return element.at(run, array.get(index), new Place.Part(place, Integer.toString(index)));
    }
}
