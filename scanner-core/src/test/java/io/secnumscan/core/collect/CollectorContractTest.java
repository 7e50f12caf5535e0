package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract holds for a collector that is written as it asks. */
class CollectorContractTest extends CollectorContract {
    private static final String FIRST = "/things?limit=2";

    @Override
    protected List<ContractSubject> subjects() {
        return List.of(new ContractSubject(
                "things",
                Things::new,
                Scope.ALL,
                new View.Cloud(),
                Map.of(
                        "/things?limit=2",
                        "{\"things\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"next\": \"/things?limit=2&marker=b\"}",
                        "/things?limit=2&marker=b",
                        "{\"things\": [{\"id\": \"c\"}]}"),
                Set.of()));
    }

    /** Lists things page by page. */
    private record Things(URI base, ApiClient api) implements Collector {
        @Override
        public String type() {
            return "test.thing";
        }

        @Override
        public List<PlannedCall> calls(Scope scope) {
            return List.of(PlannedCall.get(base.resolve(FIRST), new CallCount.Pages(2, "things")));
        }

        @Override
        public Coverage collect(Scope scope, ResourceSink sink) {
            String next = FIRST;
            long fingerprint = 0;
            while (true) {
                ApiRequest request = ApiRequest.get(base.resolve(next), Map.of());
                switch (PageReader.read(api, request, "things", sink, Things::add)) {
                    case PageReader.Page.NotRead failed -> {
                        Coverage coverage = ApiAnswer.notRead(failed.answer(), "listing things");
                        return sink.count() > 0 && coverage instanceof Coverage.Unavailable unavailable
                                ? Coverage.partial(sink.count(), unavailable.cause(), unavailable.reason())
                                : coverage;
                    }
                    case PageReader.Page.Read read -> {
                        if (read.fingerprint() == fingerprint) {
                            return Coverage.partial(sink.count(), Cause.TRUNCATED, "a page repeats");
                        }
                        if (!read.rest().has("next")) {
                            return new Coverage.Complete(sink.count());
                        }
                        fingerprint = read.fingerprint();
                        next = read.rest().path("next").asText();
                    }
                }
            }
        }

        private static String add(ResourceSink sink, int call, com.fasterxml.jackson.databind.JsonNode thing)
                throws IOException {
            if (!thing.path("id").isTextual()) {
                throw new IOException("a thing has no id");
            }
            sink.add(call, Scope.ALL, thing.path("id").textValue(), "", thing);
            return thing.path("id").textValue();
        }
    }
}
