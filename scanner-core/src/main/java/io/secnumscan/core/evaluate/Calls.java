package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * When and by which call something was read. A derived resource was read by the calls of the resources that it follows
 * from; the oldest of them is its time, since nothing newer is known of all of it.
 */
record Calls(SnapshotView snapshot, Optional<Instant> clock) {
    /** What {@code now} is for a resource. */
    Optional<Instant> now(Resource resource) {
        return clock.or(() -> observed(resource));
    }

    Optional<Instant> observed(Resource resource) {
        return numbers(resource.call(), resource.attributes())
                .mapToObj(snapshot::call)
                .flatMap(Optional::stream)
                .map(CallLog.Call::at)
                .min(Comparator.naturalOrder());
    }

    /** The first call that gave it: {@code GET https://…}; empty where none is known. */
    String text(int call, JsonNode attributes) {
        return numbers(call, attributes)
                .mapToObj(snapshot::call)
                .flatMap(Optional::stream)
                .findFirst()
                .map(one -> one.method() + " " + one.url())
                .orElse("");
    }

    private static IntStream numbers(int call, JsonNode attributes) {
        if (call != 0) {
            return IntStream.of(call);
        }
        return StreamSupport.stream(attributes.path("from").spliterator(), false)
                .mapToInt(from -> from.path("call").asInt())
                .filter(number -> number != 0);
    }
}
