package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.PageReader;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.collect.Sparse;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads a list to its last page. Of a link to the next page only the query is taken, since its address is often one that
 * only the service itself can reach, and the token goes nowhere but to the endpoint that was chosen.
 *
 * <p>A list ends early, and says so, when a page repeats, when a page can't be read, when its link to the next one can't be
 * used, when hundreds of pages hold hardly anything, and when Keystone says that it cut it. A list that contradicts itself is read to its end, and is not complete.
 * After the first timeout the same page is asked for again in smaller pieces.
 */
public final class Listing {
    private static final int SMALLEST_PAGE = 40;
    private static final int SMALLER_BY = 5;
    private static final int MAX_PAGES = 100_000;

    private final ApiClient api;
    private final ListCall call;
    private final ResourceSink sink;
    private final OncePerId rows;
    private final long before;
    private final Query question;
    private final Set<URI> asked = new HashSet<>();
    private final Set<Long> fingerprints = new HashSet<>();
    private int pageSize;
    private boolean smaller;

    private Listing(ApiClient api, ListCall call, ResourceSink sink, Item item) {
        this.api = api;
        this.call = call;
        this.sink = sink;
        this.rows = new OncePerId(item);
        this.before = sink.count();
        this.question = Query.parse(call.query());
        this.pageSize = call.pageSize();
    }

    /**
     * @return complete with the number of rows stored, as far as the API's word goes: what the view proves of it is
     *     {@link Proof}'s to say
     */
    public static Coverage read(ApiClient api, ListCall call, ResourceSink sink, Item item) {
        return new Listing(api, call, sink, item).pages();
    }

    private Coverage pages() {
        Query query = question;
        for (int page = 1; page <= MAX_PAGES; page++) {
            URI address = call.page(query, pageSize);
            asked.add(address);
            switch (PageReader.read(api, ApiRequest.get(address, call.headers()), call.array(), sink, rows)) {
                case PageReader.Page.NotRead failed when smaller(failed.answer()) -> rows.tryAgain();
                case PageReader.Page.NotRead failed -> {
                    return notRead(failed.answer(), page);
                }
                case PageReader.Page.Read read -> {
                    if (read.rows() > 0 && !fingerprints.add(read.fingerprint())) {
                        return cut("page " + page + " repeats an earlier one");
                    }
                    if (sink.count() > PageReader.MOST_ROWS) {
                        return cut("more than " + PageReader.MOST_ROWS + " resources");
                    }
                    NextPage next = NextPage.of(read.rest(), call.array());
                    if (!(next instanceof NextPage.Asked(Query link))) {
                        return last(read.rest(), next, page);
                    }
                    if (Sparse.is(page, count())) {
                        return cut(Sparse.WHY);
                    }
                    query = link.orElse(question);
                    if (asked.contains(call.page(query, pageSize))) {
                        return cut("page " + page + " names itself or an earlier page as the next one");
                    }
                    rows.nextPage();
                }
            }
        }
        return cut("more than " + MAX_PAGES + " pages");
    }

    private Coverage last(ObjectNode rest, NextPage next, int page) {
        if (next instanceof NextPage.Unusable) {
            return cut("page " + page + " names a next page that can't be asked for");
        }
        if (rest.path("truncated").asBoolean(false)) {
            return cut("the service says that it cut the list");
        }
        return rows.contradicted()
                .<Coverage>map(id -> Coverage.partial(count(), Cause.UNREADABLE,
                        call.what() + ": the id " + id + " came twice with different content"))
                .orElse(new Coverage.Complete(count()));
    }

    private boolean smaller(ApiAnswer answer) {
        boolean slow = answer instanceof ApiAnswer.Failure failure && failure.cause() == Cause.TIMEOUT
                || answer instanceof ApiAnswer.Refusal refusal && refusal.status() == 504;
        if (!slow || smaller || pageSize <= SMALLEST_PAGE) {
            return false;
        }
        smaller = true;
        pageSize = Math.max(SMALLEST_PAGE, pageSize / SMALLER_BY);
        return true;
    }

    private Coverage notRead(ApiAnswer answer, int page) {
        String what = page == 1 ? call.what() : call.what() + ", page " + page;
        Coverage nothing = ApiAnswer.notRead(answer, what);
        return count() > 0 && nothing instanceof Coverage.Unavailable reason
                ? Coverage.partial(count(), reason.cause(), reason.reason())
                : nothing;
    }

    private Coverage cut(String reason) {
        return Coverage.partial(count(), Cause.TRUNCATED, call.what() + ": " + reason);
    }

    private long count() {
        return sink.count() - before;
    }
}
