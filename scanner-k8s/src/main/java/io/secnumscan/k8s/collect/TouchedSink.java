package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.resource.Scope;

/**
 * A sink whose pages are never stored whole, since {@link Trimmed} takes from each object: no digest of their raw bytes is
 * kept, because what was taken out may be a secret.
 */
record TouchedSink(ResourceSink sink) implements ResourceSink {
    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        sink.add(call, scope, id, name, attributes);
    }

    @Override
    public void endPage() {
        sink.endPage();
    }

    @Override
    public void discardPage() {
        sink.discardPage();
    }

    @Override
    public boolean redacted() {
        return true;
    }

    @Override
    public boolean holdsSecret(JsonNode other) {
        return sink.holdsSecret(other);
    }

    @Override
    public long count() {
        return sink.count();
    }
}
