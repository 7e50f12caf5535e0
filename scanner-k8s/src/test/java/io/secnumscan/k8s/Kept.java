package io.secnumscan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A sink that keeps everything in memory. */
public final class Kept implements ResourceSink {
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> page = new ArrayList<>();

    /** What a collector handed over. */
    public record Row(int call, Scope scope, String id, String name, JsonNode attributes) {}

    /** Rows of pages that were ended. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    public List<String> ids() {
        return rows.stream().map(Row::id).toList();
    }

    public JsonNode attributes(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id))
                .attributes();
    }

    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        page.add(new Row(call, scope, id, name, attributes));
    }

    @Override
    public void endPage() {
        rows.addAll(page);
        page.clear();
    }

    @Override
    public void discardPage() {
        page.clear();
    }

    @Override
    public boolean redacted() {
        return false;
    }

    @Override
    public boolean holdsSecret(JsonNode other) {
        return false;
    }

    @Override
    public long count() {
        return rows.size() + page.size();
    }
}
