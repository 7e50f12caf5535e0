package io.secnumscan.openstack.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page says of the one that follows. A link that can't be used is not the end of the list: there is more, and nobody
 * can ask for it.
 */
sealed interface NextPage {
    /** The page is the last. */
    record None() implements NextPage {}

    /** What to ask the collection for. */
    record Asked(Query query) implements NextPage {}

    /** There is a next page, and no way to ask for it. */
    record Unusable() implements NextPage {}

    /**
     * Neutron and Nova: {@code ports_links: [{rel: next, href}]}; Keystone: {@code links: {next: href}}. Either name is read
     * in either shape.
     *
     * @param rest the page without its list
     */
    static NextPage of(ObjectNode rest, String array) {
        List<NextPage> found = new ArrayList<>();
        JsonNode links = rest.path(array + "_links");
        if (!nothing(links)) {
            found.add(links.isArray() ? ofList(links) : new Unusable());
        }
        JsonNode keystone = rest.path("links");
        if (!nothing(keystone)) {
            found.add(keystone.isArray() ? ofList(keystone) : ofMap(keystone));
        }
        found.add(ofHref(rest.path("next")));
        return first(found);
    }

    private static NextPage ofMap(JsonNode links) {
        return links.isObject() ? ofHref(links.path("next")) : new Unusable();
    }

    private static NextPage ofList(JsonNode links) {
        List<NextPage> found = new ArrayList<>();
        for (JsonNode link : links) {
            if (!link.path("rel").isTextual()) {
                found.add(new Unusable());
            } else if (link.path("rel").textValue().equalsIgnoreCase("next")) {
                found.add(nothing(link.path("href")) ? new Unusable() : ofHref(link.path("href")));
            }
        }
        return first(found);
    }

    /** One that can be asked, before one that can't, before none. */
    private static NextPage first(List<NextPage> found) {
        return found.stream()
                .filter(Asked.class::isInstance)
                .findFirst()
                .or(() -> found.stream().filter(Unusable.class::isInstance).findFirst())
                .orElse(new None());
    }

    private static NextPage ofHref(JsonNode href) {
        if (nothing(href)) {
            return new None();
        }
        String text = href.isTextual() ? href.textValue() : "";
        int mark = text.indexOf('?');
        if (mark < 0) {
            return new Unusable();
        }
        int fragment = text.indexOf('#', mark);
        String raw = text.substring(mark + 1, fragment < 0 ? text.length() : fragment);
        return raw.isEmpty() || !sendable(raw) ? new Unusable() : new Asked(Query.parse(raw));
    }

    /** Whether it is an encoded query, without the spaces and quotes that no address has. */
    private static boolean sendable(String query) {
        try {
            return query.equals(new URI("?" + query).getRawQuery());
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean nothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }
}
