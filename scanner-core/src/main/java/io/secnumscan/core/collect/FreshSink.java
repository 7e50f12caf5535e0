package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import java.util.function.BiPredicate;

/** Hands on only what a row's test lets through, and counts all the same what the API gave. */
final class FreshSink implements ResourceSink {
    private final ResourceSink inner;
    private final BiPredicate<String, JsonNode> wanted;
    private long page;
    private long count;

    /** @param wanted by id and attributes, whether a row is handed on */
    FreshSink(ResourceSink inner, BiPredicate<String, JsonNode> wanted) {
        this.inner = inner;
        this.wanted = wanted;
    }

    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        page++;
        if (wanted.test(id, attributes)) {
            inner.add(call, scope, id, name, attributes);
        }
    }

    @Override
    public void endPage() {
        count += page;
        page = 0;
        inner.endPage();
    }

    @Override
    public void discardPage() {
        page = 0;
        inner.discardPage();
    }

    /** Always: what is not stored as it came must leave no digest. */
    @Override
    public boolean redacted() {
        return true;
    }

    @Override
    public boolean holdsSecret(JsonNode other) {
        return inner.holdsSecret(other);
    }

    @Override
    public long count() {
        return count + page;
    }
}
