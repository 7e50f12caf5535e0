package io.secnumscan.openstack.image;

import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.view.Access;
import java.io.IOException;
import java.util.Locale;

/** Who may use an image. A list shows one kind only, and those that are hidden from lists by default have to be asked for. */
enum Visibility {
    PUBLIC,
    COMMUNITY,
    SHARED,
    PRIVATE;

    private static final int PAGE = 1000;

    ListCall list(Access glance, boolean hidden) {
        String members = this == SHARED ? "&member_status=all" : "";
        return glance.list("images", "visibility=" + word() + "&os_hidden=" + hidden + members, "images", PAGE,
                "listing " + word() + " images");
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A list that shows others too was not filtered as asked, and the next one would show the same. */
    Coverage read(Access glance, boolean hidden, ResourceSink sink, Item item) {
        String word = word();
        return Listing.read(
                glance.identity(),
                list(glance, hidden),
                sink, element -> {
                    boolean asked = element.path("visibility").asText().equals(word)
                            && element.path("os_hidden").asBoolean(false) == hidden;
                    if (!asked) {
                        throw new IOException("the list holds an image that was not asked for");
                    }
                    return item.of(element);
                });
    }
}
