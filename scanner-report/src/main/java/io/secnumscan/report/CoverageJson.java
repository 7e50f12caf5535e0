package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How far reading went, as JSON. */
final class CoverageJson {
    private CoverageJson() {}

    /** One coverage in the fields that it is written in. */
    private record Row(
            String state, Optional<Long> count, Optional<Cause> cause, Optional<String> reason,
            Optional<Text> missingRight) {
        static Row of(Coverage coverage) {
            return switch (coverage) {
                case Coverage.Complete(long count) ->
                        new Row("complete", Optional.of(count), Optional.empty(), Optional.empty(), Optional.empty());
                case Coverage.Partial(long count, Cause cause, String reason, Optional<Text> right) ->
                        new Row("partial", Optional.of(count), Optional.of(cause), Optional.of(reason), right);
                case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) ->
                        new Row("unavailable", Optional.empty(), Optional.of(cause), Optional.of(reason), right);
                case Coverage.Absent(String reason) ->
                        new Row("absent", Optional.of(0L), Optional.of(Cause.NOT_INSTALLED), Optional.of(reason),
                                Optional.empty());
            };
        }
    }

    static void write(JsonGenerator json, List<CoverageRecord> records) throws IOException {
        json.writeArrayFieldStart("coverage");
        for (CoverageRecord one : records) {
            Row row = Row.of(one.coverage());
            json.writeStartObject();
            json.writeStringField("target", one.target());
            json.writeStringField("region", one.region());
            Json.scope(json, one.scope());
            json.writeStringField("type", one.type());
            json.writeStringField("state", row.state());
            if (row.count().isPresent()) {
                json.writeNumberField("count", row.count().get());
            } else {
                json.writeNullField("count");
            }
            Json.optional(json, "cause", row.cause().map(Cause::label));
            Json.optional(json, "reason", row.reason());
            Json.optionalText(json, "missing_right", row.missingRight());
            Json.optional(json, "identity", Optional.of(one.identity()).filter(identity -> !identity.isEmpty()));
            json.writeStringField("view", one.view().written());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
