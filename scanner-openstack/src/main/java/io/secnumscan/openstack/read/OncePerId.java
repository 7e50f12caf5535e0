package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.PageReader;
import io.secnumscan.core.collect.ResourceSink;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Stores an element once, though pages overlap when something is made while they are read, and though a page that was cut is
 * read again. It remembers the ids of two pages, never of the list.
 */
final class OncePerId implements PageReader.Row {
    private final Item item;
    private final Set<String> stored = new HashSet<>();
    private final Set<String> page = new HashSet<>();
    private int call;

    OncePerId(Item item) {
        this.item = item;
    }

    @Override
    public String add(ResourceSink sink, int call, JsonNode element) throws IOException {
        if (call != this.call) {
            this.call = call;
            page.clear();
        }
        Optional<Item.Found> found = item.of(element);
        if (found.isEmpty()) {
            return "";
        }
        Item.Found resource = found.get();
        if (page.add(resource.id()) && !stored.contains(resource.id())) {
            sink.add(call, resource.scope(), resource.id(), resource.name(), resource.attributes());
        }
        return resource.id();
    }

    /** The page was read: of the ids before it nothing need be known any more. */
    void nextPage() {
        stored.clear();
        tryAgain();
    }

    /** The page is asked for again: what was stored of it stays. */
    void tryAgain() {
        stored.addAll(page);
        page.clear();
    }
}
