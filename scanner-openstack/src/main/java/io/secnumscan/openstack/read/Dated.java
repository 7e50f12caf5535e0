package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.BodyReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Elements with the time at which the service answered, by its own clock, as {@code answered_at}: what an element says of
 * times can then be held against it, whatever our clock says. Left out where the service does not say. One for one reading,
 * as client and as item of the same list.
 */
public final class Dated implements ApiClient, Item {
    private final ApiClient api;
    private final Item item;
    private Optional<Instant> date = Optional.empty();

    public Dated(ApiClient api, Item item) {
        this.api = api;
        this.item = item;
    }

    @Override
    public ApiAnswer send(ApiRequest request, BodyReader reader) {
        return api.send(request, body -> {
            date = body.date();
            reader.read(body);
        });
    }

    @Override
    public Optional<Found> of(JsonNode element) throws IOException {
        if (element instanceof ObjectNode object) {
            object.remove("answered_at");
            date.ifPresent(at -> object.put("answered_at", at.toString()));
        }
        return item.of(element);
    }

    /** The client is another's to close. */
    @Override
    public void close() {}
}
