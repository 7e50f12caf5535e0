package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who can reach whom, as JSON. */
final class ReachJson {
    private ReachJson() {}

    static void write(JsonGenerator json, List<ReachMap> maps) throws IOException {
        json.writeArrayFieldStart("reach");
        for (ReachMap map : maps) {
            json.writeStartObject();
            json.writeStringField("target", map.target());
            json.writeBooleanField("whole", map.coverage().coverage() instanceof Coverage.Complete);
            Json.optional(json, "reason", reason(map));
            json.writeStringField("kind", map.kind().label());
            json.writeNumberField("places", map.places());
            json.writeNumberField("pairs", map.pairs());
            json.writeNumberField("possible", map.possible());
            json.writeNumberField("doubts_in_all", map.doubtsInAll());
            json.writeArrayFieldStart("doubts");
            for (Text doubt : map.doubts()) {
                Json.text(json, doubt);
            }
            json.writeEndArray();
            zones(json, map);
            json.writeArrayFieldStart("shown");
            for (ReachMap.Pair pair : map.shown()) {
                pair(json, pair);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Optional<String> reason(ReachMap map) {
        return Gap.of(map.coverage().type(), map.coverage().coverage()).map(Gap::reason);
    }

    private static void zones(JsonGenerator json, ReachMap map) throws IOException {
        json.writeNumberField("zones_in_all", map.zonesInAll());
        json.writeArrayFieldStart("zones");
        for (ReachMap.Zone zone : map.zones()) {
            json.writeStartObject();
            json.writeStringField("name", zone.name());
            json.writeStringField("label", zone.label());
            json.writeNumberField("pairs", zone.pairs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("links");
        for (ReachMap.Link link : map.links()) {
            json.writeStartObject();
            json.writeStringField("from", link.from());
            json.writeStringField("to", link.to());
            json.writeNumberField("pairs", link.pairs());
            json.writeNumberField("possible", link.possible());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void pair(JsonGenerator json, ReachMap.Pair pair) throws IOException {
        json.writeStartObject();
        place(json, "from", pair.from());
        place(json, "to", pair.to());
        json.writeStringField("decision", pair.reachable() ? "reachable" : "possible");
        Json.texts(json, "traffic", pair.traffic());
        json.writeStringField("witness", pair.witness());
        Json.texts(json, "because", pair.because());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, String name, ReachMap.Place place) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("id", place.id());
        json.writeStringField("label", place.label());
        json.writeStringField("zone", place.zone());
        json.writeStringField("zone_label", place.zoneLabel());
        json.writeEndObject();
    }
}
