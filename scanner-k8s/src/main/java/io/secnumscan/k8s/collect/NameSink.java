package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Keeps names and nothing else. */
final class NameSink implements ResourceSink {
    private final TreeSet<String> names = new TreeSet<>();
    private final List<String> page = new ArrayList<>();
    private long count;

    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        page.add(name);
        count++;
    }

    @Override
    public void endPage() {
        names.addAll(page);
        page.clear();
    }

    @Override
    public void discardPage() {
        count -= page.size();
        page.clear();
    }

    @Override
    public boolean redacted() {
        return true;
    }

    @Override
    public boolean holdsSecret(JsonNode other) {
        return true;
    }

    @Override
    public long count() {
        return count;
    }
}
