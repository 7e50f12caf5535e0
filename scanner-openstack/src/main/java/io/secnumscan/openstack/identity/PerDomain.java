package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads users or groups of every domain. With {@code domain_specific_drivers_enabled} (LDAP for some domains) Keystone
 * answers such a list with one domain's only, in silence for a token of a project and by a refusal for one of the system; so
 * when a list shows no two domains, each other domain is asked for by its id.
 */
final class PerDomain {
    private final KeystoneView keystone;
    private final String array;
    /** Whether another list showed that domains are listed together; asked only when this one leaves it open. */
    private final Optional<UserDirectory> together;

    PerDomain(KeystoneView keystone, String array, Optional<UserDirectory> together) {
        this.keystone = keystone;
        this.array = array;
        this.together = together;
    }

    List<PlannedCall> calls() {
        List<PlannedCall> calls = new ArrayList<>(List.of(list("").planned()));
        if (keystone.owned() instanceof View.Cloud && keystone.domains().size() > 1) {
            Text one = new Text("if it shows one domain only", "si elle ne montre qu'un domaine");
            together.ifPresent(users -> users.calls().forEach(call -> calls.add(call.when(one))));
            calls.add(list(ofDomain(PlannedCall.ID))
                    .planned()
                    .each(new Text("domain", "domaine"), OptionalInt.of(keystone.domains().size()))
                    .when(one));
        }
        return calls;
    }

    /** What was read, and in how many domains something was. */
    record Outcome(Coverage coverage, int domains) {}

    Outcome read(ResourceSink sink, Item item) {
        Set<String> shown = ConcurrentHashMap.newKeySet();
        Coverage all = list("", sink, element -> {
            shown.add(element.path("domain_id").asText());
            return item.of(element);
        });
        boolean whole = !(keystone.owned() instanceof View.Cloud)
                || shown.size() > 1
                || keystone.domains().size() < 2
                || interrupted(all)
                || (all instanceof Coverage.Complete
                        && together.filter(UserDirectory::listsDomainsTogether).isPresent());
        return new Outcome(whole ? all : others(all, shown, sink, item), shown.size());
    }

    private Coverage others(Coverage first, Set<String> shown, ResourceSink sink, Item item) {
        List<Coverage> parts = new ArrayList<>();
        if (first instanceof Coverage.Complete) {
            parts.add(first);
        }
        for (String domain : keystone.domains()) {
            if (!shown.contains(domain)) {
                parts.add(list(ofDomain(domain), sink, Elements.ofDomain(domain, item)));
            }
        }
        Coverage sum = Sum.of(parts);
        return sum instanceof Coverage.Unavailable ? first : sum;
    }

    /** A list that was cut or not answered says nothing of how domains are listed. */
    private static boolean interrupted(Coverage read) {
        return switch (read) {
            case Coverage.Complete _ -> false;
            case Coverage.Partial _ -> true;
            case Coverage.Unavailable(var cause, String _, Optional<Text> _) ->
                    switch (cause) {
                        case UNAUTHENTICATED, FORBIDDEN -> false;
                        case TIMEOUT, TRUNCATED, FILTERED, SERVER_ERROR, THROTTLED, UNREADABLE, UNREACHABLE,
                                NOT_INSTALLED,
                                INTERRUPTED, NOT_COLLECTED -> true;
                    };
            case Coverage.Absent _ -> true;
        };
    }

    private Coverage list(String query, ResourceSink sink, Item item) {
        return Listing.read(keystone.identity(), list(query), sink, item);
    }

    private ListCall list(String query) {
        return KeystoneCalls.list(keystone.identity(), array, query, array);
    }

    private static String ofDomain(String domain) {
        return "domain_id=" + KeystoneCalls.encoded(domain);
    }
}
