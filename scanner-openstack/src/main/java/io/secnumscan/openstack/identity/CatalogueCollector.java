package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Services or endpoints. Who may not list them still sees those of its catalogue, which holds enabled ones only and may be
 * made for its project. Who may list them is shown the catalogue too: where it leads elsewhere than the list says, clients go
 * there, and both are kept.
 */
final class CatalogueCollector implements Collector {
    private static final String CATALOGUE = "/catalogue";

    private final String type;
    private final Reading reading;
    private final String array;
    private final Rows rows;
    private final Item item;

    CatalogueCollector(String type, Reading reading, String array, Rows rows, Item item) {
        this.type = type;
        this.reading = reading;
        this.array = array;
        this.rows = rows;
        this.item = item;
    }

    /** The resources that an entry of the catalogue shows. */
    @FunctionalInterface
    interface Rows {
        List<JsonNode> of(JsonNode service);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of(list().planned());
    }

    private ListCall list() {
        return KeystoneCalls.list(reading.identity(), array, "", array);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Identity identity = reading.identity();
        List<JsonNode> known = catalogue(identity);
        Anchors anchors = new Anchors(item, reading.view() instanceof View.Cloud ? ids(known) : List.of());
        Map<String, String> listed = new HashMap<>();
        Coverage read = anchors.check(Listing.read(
                identity, list(), sink, reading.own(heard(anchors, listed))));
        if (read instanceof Coverage.Unavailable(Cause cause, String reason, Optional<Text> _)) {
            read = fromToken(identity, known, "", sink)
                    ? Coverage.partial(sink.count(), cause, reason + "; only the catalogue of the token was read")
                    : read;
        }
        if (read instanceof Coverage.Complete) {
            known.removeIf(one -> isAsListed(one, listed));
            read = fromToken(identity, known, CATALOGUE, sink)
                    ? new Coverage.Complete(sink.count())
                    : read;
        }
        return Proof.judge(read, reading.view(), Rights.WHOLE);
    }

    private static Item heard(Item item, Map<String, String> urls) {
        return element -> {
            Optional<Item.Found> found = item.of(element);
            found.ifPresent(one -> urls.put(one.id(), element.path("url").asText()));
            return found;
        };
    }

    /** Whether both lead to one place, as far as no template stands there; what the list lacks is for the anchors. */
    private static boolean isAsListed(JsonNode known, Map<String, String> listed) {
        String here = place(known.path("url").asText());
        String there = listed.get(known.path("id").asText());
        return there == null || place(there).equals(here) || place(there).contains("(");
    }

    private static String place(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return (path < 0 ? url : url.substring(0, path)).toLowerCase(Locale.ROOT);
    }

    private boolean fromToken(Identity identity, List<JsonNode> known, String suffix, ResourceSink sink) {
        try {
            for (JsonNode element : known) {
                Optional<Item.Found> found = item.of(element);
                found.ifPresent(
                        one -> sink.add(identity.token().call(), one.scope(), one.id() + suffix, one.name(),
                                one.attributes()));
            }
            sink.endPage();
            return !known.isEmpty();
        } catch (IOException _) {
            sink.discardPage();
            return false;
        }
    }

    private List<JsonNode> catalogue(Identity identity) {
        List<JsonNode> known = new ArrayList<>();
        identity.token().rawCatalogue().forEach(service -> known.addAll(rows.of(service)));
        return known;
    }

    private static List<String> ids(List<JsonNode> known) {
        return known.stream().map(one -> one.path("id").asText()).filter(id -> !id.isEmpty()).toList();
    }
}
