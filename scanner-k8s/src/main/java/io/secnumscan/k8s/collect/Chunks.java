package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.CallCount;
import io.secnumscan.core.collect.PageReader;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.collect.Sparse;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one list to its end, chunk by chunk. Never with {@code resourceVersion=0}: the server then ignores the limit.
 *
 * <p>All chunks of a list are of one instant; a server forgets that instant after some minutes and answers 410. The token
 * that it offers then goes on inconsistently, so the list is read once more from its start instead, and if that expires
 * too, what was seen is partial.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks">
 *     Retrieving large result sets in chunks</a>
 */
final class Chunks {
    private static final int LIMIT = 500;
    /** After the first timeout: once, since a server that is no faster then won't be. */
    private static final int SMALLER_LIMIT = 100;
    /** Of 500 objects each, far more than a cluster can hold. */
    private static final int MOST_CHUNKS = 50_000;
    /** A server that filters gives one now and then; one that gives no others has no end. */
    private static final int MOST_EMPTY_CHUNKS = 10;

    private final KubeKind kind;
    private final KubeApi api;
    private final ResourcePath path;
    private final Optional<String> namespace;
    private final ResourceSink sink;
    private final ObjectRow row;
    private final int mostChunks;
    private int limit = LIMIT;
    private String token = "";
    private boolean restarted;
    private int chunks;
    private int emptyChunks;
    private long objects;

    Chunks(KubeKind kind, KubeApi api, ResourcePath path, Optional<String> namespace, ResourceSink sink) {
        this(kind, api, path, namespace, sink, Set.of(), MOST_CHUNKS);
    }

    /** @param elsewhere ids of the lists before this one, where it takes several to read a kind */
    Chunks(KubeKind kind, KubeApi api, ResourcePath path, Optional<String> namespace, ResourceSink sink,
            Set<String> elsewhere) {
        this(kind, api, path, namespace, sink, elsewhere, MOST_CHUNKS);
    }

    Chunks(KubeKind kind, KubeApi api, ResourcePath path, Optional<String> namespace, ResourceSink sink,
            Set<String> elsewhere, int mostChunks) {
        this.mostChunks = mostChunks;
        this.kind = kind;
        this.api = api;
        this.path = path;
        this.namespace = namespace;
        this.sink = new TouchedSink(sink);
        this.row = new ObjectRow(kind, namespace, elsewhere);
    }

    /** What is going to be asked; its first chunk is the address. */
    static PlannedCall planned(KubeKind kind, KubeApi api, ResourcePath path, Optional<String> namespace) {
        return PlannedCall.get(
                api.get(first(kind, path, namespace, LIMIT), kind.accept()).uri(),
                new CallCount.Pages(LIMIT, path.plural()));
    }

    private static String first(KubeKind kind, ResourcePath path, Optional<String> namespace, int limit) {
        return path.list(namespace) + "?limit=" + limit + kind.filter();
    }

    /** Ids of all that was handed on. */
    Set<String> ids() {
        return row.stored();
    }

    Coverage read() {
        while (true) {
            Optional<Coverage> end = step();
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** Reads one chunk; empty when there is more to come. */
    private Optional<Coverage> step() {
        PageReader.Page page = PageReader.readWithNull(
                api.client(), api.get(query(), kind.accept()), "items", sink, row);
        row.endPage(page instanceof PageReader.Page.Read);
        return switch (page) {
            case PageReader.Page.Read(var answer, ObjectNode rest, long rows, long fingerprint) -> after(rest, rows);
            case PageReader.Page.NotRead(ApiAnswer answer, long rows) -> instead(answer);
        };
    }

    private String query() {
        return first(kind, path, namespace, limit)
                + (token.isEmpty() ? "" : "&continue=" + KubeApi.value(token));
    }

    private Optional<Coverage> after(ObjectNode rest, long rows) {
        String listKind = rest.path("kind").asText("");
        if (!kind.isList(listKind)) {
            return Optional.of(ended(Cause.UNREADABLE, "the answer is no list of " + path.plural()));
        }
        if (row.repeats()) {
            return Optional.of(ended(Cause.TRUNCATED, "the server gave the same objects twice"));
        }
        return switch (ChunkEnd.of(rest)) {
            case ChunkEnd.Unreadable() ->
                    Optional.of(ended(Cause.UNREADABLE, "whether the list goes on can't be read"));
            case ChunkEnd.Cut() ->
                    Optional.of(ended(Cause.TRUNCATED, "the list ends, and says that there is more of it"));
            case ChunkEnd.Last() -> Optional.of(atEnd());
            case ChunkEnd.More(String next) -> more(next, rows);
        };
    }

    private Optional<Coverage> more(String next, long rows) {
        emptyChunks = rows == 0 ? emptyChunks + 1 : 0;
        if (next.equals(token)) {
            return Optional.of(ended(Cause.TRUNCATED, "the list goes on where it was before"));
        }
        if (sink.count() > PageReader.MOST_ROWS) {
            return Optional.of(ended(Cause.TRUNCATED, "more than " + PageReader.MOST_ROWS + " objects"));
        }
        if (emptyChunks >= MOST_EMPTY_CHUNKS || ++chunks >= mostChunks) {
            return Optional.of(ended(Cause.TRUNCATED, "the list has no end"));
        }
        objects += rows;
        if (Sparse.is(chunks, objects)) {
            return Optional.of(ended(Cause.TRUNCATED, Sparse.WHY));
        }
        token = next;
        return Optional.empty();
    }

    private Coverage atEnd() {
        if (row.unread().isPresent()) {
            return ended(Cause.UNREADABLE, row.unread().get());
        }
        boolean incredible = sink.count() == 0 && kind.neverEmpty() && namespace.isEmpty();
        return incredible
                ? Coverage.unavailable(Cause.UNREADABLE, what() + ": the list is empty, and every cluster has some")
                : new Coverage.Complete(sink.count());
    }

    /** The chunk was not read: once more in another way, or that is the end. */
    private Optional<Coverage> instead(ApiAnswer answer) {
        if (tooSlow(answer) && limit > SMALLER_LIMIT) {
            limit = SMALLER_LIMIT;
            return Optional.empty();
        }
        if (!token.isEmpty() && expired(answer)) {
            if (restarted) {
                return Optional.of(ended(Cause.TRUNCATED, "its continuation expired twice"));
            }
            restarted = true;
            token = "";
            row.newPass();
            return Optional.empty();
        }
        return Optional.of(notRead(answer));
    }

    private Coverage notRead(ApiAnswer answer) {
        Coverage.Unavailable none = (Coverage.Unavailable) ApiAnswer.notRead(answer, what());
        Optional<Text> right =
                none.cause() == Cause.FORBIDDEN ? Optional.of(path.missing("list", namespace)) : Optional.empty();
        return sink.count() == 0
                ? new Coverage.Unavailable(none.cause(), none.reason(), right)
                : new Coverage.Partial(sink.count(), none.cause(), none.reason(), right);
    }

    private Coverage ended(Cause cause, String why) {
        String reason = what() + ": " + why;
        return sink.count() == 0 ? Coverage.unavailable(cause, reason) : Coverage.partial(sink.count(), cause, reason);
    }

    private String what() {
        return "listing " + path.plural() + namespace.map(name -> " in namespace " + name).orElse("");
    }

    private static boolean expired(ApiAnswer answer) {
        return answer instanceof ApiAnswer.Refusal refusal && refusal.status() == 410;
    }

    private static boolean tooSlow(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Success success -> false;
            case ApiAnswer.Refusal refusal -> refusal.status() == 504;
            case ApiAnswer.Failure failure -> failure.cause() == Cause.TIMEOUT;
        };
    }
}
