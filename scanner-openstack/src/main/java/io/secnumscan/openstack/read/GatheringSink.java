package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;

/** Keeps in memory what a list names, for calls that are made for each of its elements. It stores nothing. */
public final class GatheringSink<T> implements ResourceSink {
    private final Part<T> part;
    private final List<T> gathered = new ArrayList<>();
    private int page;

    public GatheringSink(Part<T> part) {
        this.part = part;
    }

    /** What is kept of a row. */
    @FunctionalInterface
    public interface Part<T> {
        T of(int call, Item.Found row);
    }

    public List<T> gathered() {
        return List.copyOf(gathered);
    }

    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        gathered.add(part.of(call, new Item.Found(scope, id, name, attributes)));
    }

    @Override
    public void endPage() {
        page = gathered.size();
    }

    @Override
    public void discardPage() {
        gathered.subList(page, gathered.size()).clear();
    }

    /** Always: since nothing is stored as it came, no digest of the raw answer may be kept. */
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
        return gathered.size();
    }
}
