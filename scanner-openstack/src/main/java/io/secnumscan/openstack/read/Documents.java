package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.JsonPage;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Single documents: versions, one object, what a discovery asks. */
public final class Documents {
    private Documents() {}

    /**
     * An answer with what it held.
     *
     * @param body of a success; empty otherwise
     */
    public record Document(ApiAnswer answer, Optional<JsonNode> body) {
        public int status() {
            return switch (answer) {
                case ApiAnswer.Success success -> success.status();
                case ApiAnswer.Refusal refusal -> refusal.status();
                case ApiAnswer.Failure _ -> 0;
            };
        }
    }

    public static Document get(ApiClient api, URI address, Map<String, String> headers) {
        AtomicReference<JsonNode> body = new AtomicReference<>();
        ApiAnswer answer = api.send(ApiRequest.get(address, headers), in -> body.set(JsonPage.document(in)));
        return new Document(
                answer, answer instanceof ApiAnswer.Success ? Optional.ofNullable(body.get()) : Optional.empty());
    }
}
