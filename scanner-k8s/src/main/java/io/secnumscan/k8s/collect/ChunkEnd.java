package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a chunk says of how its list goes on. Only what says so clearly is the last one. */
sealed interface ChunkEnd {
    record Last() implements ChunkEnd {}

    record More(String token) implements ChunkEnd {}

    /** It names no continuation, and counts what remains. */
    record Cut() implements ChunkEnd {}

    record Unreadable() implements ChunkEnd {}

    /** @param rest of the chunk, without its objects */
    static ChunkEnd of(ObjectNode rest) {
        if (!(rest.path("metadata") instanceof ObjectNode metadata)) {
            return new Unreadable();
        }
        JsonNode next = metadata.path("continue");
        JsonNode remaining = metadata.path("remainingItemCount");
        if (!none(next) && !next.isTextual() || !none(remaining) && !remaining.isIntegralNumber()) {
            return new Unreadable();
        }
        if (!next.asText("").isEmpty()) {
            return new More(next.textValue());
        }
        return none(remaining) || remaining.bigIntegerValue().signum() == 0 ? new Last() : new Cut();
    }

    private static boolean none(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
