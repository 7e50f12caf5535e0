package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.Body;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list into a sink, safe under retries: rows of an attempt that failed are dropped, those of the last
 * one are kept, since they were seen. The page is ended in the sink either way.
 */
public final class PageReader {
    /** Resources of one list, over all of its pages: more would fill a disk rather than say anything of a cloud. */
    public static final long MOST_ROWS = 20_000_000;
    private static final Text NO_BODY = new Text("the answer has no body", "la réponse n'a pas de corps");

    private final String array;
    private final ResourceSink sink;
    private final Row row;
    private final boolean nullIsEmpty;
    private @Nullable ObjectNode rest;
    private long rows;
    private long fingerprint;

    private PageReader(String array, boolean nullIsEmpty, ResourceSink sink, Row row) {
        this.array = array;
        this.nullIsEmpty = nullIsEmpty;
        this.sink = sink;
        this.row = row;
    }

    /** Hands one element on to {@link ResourceSink#add}, with its scope, id and name found out. */
    @FunctionalInterface
    public interface Row {
        /**
         * @return the element's id, to know a page that repeats by; empty where an element was left out
         * @throws IOException for an element that is not of the promised shape; the page then ends as unreadable
         */
        String add(ResourceSink sink, int call, JsonNode element) throws IOException;
    }

    /** What became of the page. */
    public sealed interface Page {
        /** Rows that are in the sink. */
        long rows();

        /**
         * Read to its end.
         *
         * @param rest the document without the list: links, {@code metadata.continue}
         * @param fingerprint of the ids in their order; a page with that of its predecessor repeats
         */
        record Read(ApiAnswer.Success answer, ObjectNode rest, long rows, long fingerprint) implements Page {}

        /** Refused, cut or unreadable; {@code rows} came before the cut and stay. */
        record NotRead(ApiAnswer answer, long rows) implements Page {}
    }

    /** @param array name of the top-level list */
    public static Page read(ApiClient api, ApiRequest request, String array, ResourceSink sink, Row row) {
        return new PageReader(array, false, sink, row).read(api, request);
    }

    /** As {@link #read}, of an API that writes an empty list as {@code null}. */
    public static Page readWithNull(ApiClient api, ApiRequest request, String array, ResourceSink sink, Row row) {
        return new PageReader(array, true, sink, row).read(api, request);
    }

    private Page read(ApiClient api, ApiRequest request) {
        ApiAnswer answer = api.send(request, this::body);
        sink.endPage();
        return page(answer);
    }

    private void body(Body body) throws IOException {
        sink.discardPage();
        rest = null;
        rows = 0;
        fingerprint = 0;
        JsonPage.Element each = element -> {
            String id = row.add(sink, body.call(), element);
            rows++;
            fingerprint = fingerprint * 1_000_003 + id.hashCode();
        };
        ObjectNode around =
                nullIsEmpty ? JsonPage.readWithNull(body, array, each) : JsonPage.read(body, array, each);
        if (!sink.redacted() && !sink.holdsSecret(around)) {
            body.keepDigest();
        }
        rest = around;
    }

    private Page page(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Success success when rest != null -> new Page.Read(success, rest, rows, fingerprint);
            case ApiAnswer.Success success ->
                    new Page.NotRead(new ApiAnswer.Failure(success.call(), Cause.UNREADABLE, NO_BODY), 0);
            case ApiAnswer.Refusal refusal -> new Page.NotRead(refusal, rows);
            case ApiAnswer.Failure failure -> new Page.NotRead(failure, rows);
        };
    }
}
