package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.PageReader;
import io.secnumscan.core.collect.ResourceSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores an element once, though pages overlap when something is made while they are read, and though a page that was cut is
 * read again. It remembers the ids of two pages, never of the list, each with a hash of its content: of an id that comes
 * twice with different contents only the first is stored, and nobody knows which is true.
 */
final class OncePerId implements PageReader.Row {
    private static final int SHOWN = 80;

    private final Item item;
    private final Map<String, Long> stored = new HashMap<>();
    private final Map<String, Long> page = new HashMap<>();
    private @Nullable String settled;
    private @Nullable String ofPage;
    private int call;

    OncePerId(Item item) {
        this.item = item;
    }

    @Override
    public String add(ResourceSink sink, int call, JsonNode element) throws IOException {
        if (call != this.call) {
            this.call = call;
            page.clear();
            ofPage = null;
        }
        Optional<Item.Found> found = item.of(element);
        if (found.isEmpty()) {
            return "";
        }
        Item.Found resource = found.get();
        long content = 31 * ContentHash.of(resource.attributes()) + resource.scope().hashCode();
        Long before = page.putIfAbsent(resource.id(), content);
        before = before == null ? stored.get(resource.id()) : before;
        if (before == null) {
            sink.add(call, resource.scope(), resource.id(), resource.name(), resource.attributes());
        } else if (before != content && ofPage == null) {
            ofPage = resource.id();
        }
        return resource.id();
    }

    /** The first id that came twice with different contents. */
    Optional<String> contradicted() {
        String id = settled == null ? ofPage : settled;
        return Optional.ofNullable(id).map(text -> text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }

    /** The page was read: of the ids before it nothing need be known any more. */
    void nextPage() {
        stored.clear();
        tryAgain();
    }

    /** The page is asked for again: what was stored of it stays. */
    void tryAgain() {
        page.forEach(stored::putIfAbsent);
        page.clear();
        settled = settled == null ? ofPage : settled;
        ofPage = null;
    }
}
