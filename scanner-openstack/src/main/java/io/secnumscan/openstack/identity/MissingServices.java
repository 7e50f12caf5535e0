package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a service is read in no region. A catalogue doesn't say that there is none: endpoint filters cut it for a project, and
 * it leaves out what has no endpoint. A service is absent where Keystone's whole list of services has none of its type.
 */
public final class MissingServices {
    private final List<Identity> identities;
    private final Set<String> catalogued = new HashSet<>();
    private @Nullable Registered registered;

    public MissingServices(List<Identity> identities) {
        this.identities = List.copyOf(identities);
        identities
                .forEach(identity -> identity.token().rawCatalogue().forEach(service -> catalogued.add(type(service))));
    }

    /** The types in Keystone's list of services, in lower case, and how far it was read. */
    private record Registered(Set<String> types, Coverage coverage) {}

    /** @param names that catalogues have for the service; it is absent where Keystone has none of them */
    public Coverage why(List<String> names) {
        return names.stream()
                .map(this::why)
                .filter(coverage -> !(coverage instanceof Coverage.Absent))
                .findFirst()
                .orElseGet(() -> why(names.getFirst()));
    }

    private Coverage why(String service) {
        String type = service.toLowerCase(Locale.ROOT);
        if (identities.stream().allMatch(identity -> identity.token().rawCatalogue().isEmpty())) {
            return Coverage.unavailable(Cause.FORBIDDEN, "the token has no catalogue; ask for a project or the system");
        }
        if (identities.stream().anyMatch(identity -> identity.token().catalogue().has(service))) {
            return Coverage.unavailable(Cause.NOT_COLLECTED, "the catalogue has " + service + " in other regions only");
        }
        if (catalogued.contains(type)) {
            return Coverage.unavailable(
                    Cause.NOT_COLLECTED, "the catalogue has " + service + " without an address that can be asked");
        }
        Registered list = registered();
        if (list.types().contains(type)) {
            return Coverage.unavailable(
                    Cause.NOT_COLLECTED,
                    service + " is registered in Keystone, but not in this token's catalogue; use an identity whose"
                            + " project's catalogue is not filtered");
        }
        return list.coverage() instanceof Coverage.Complete
                ? new Coverage.Absent("Keystone has no service of type " + service)
                : unproved(service, list.coverage());
    }

    private static Coverage unproved(String service, Coverage list) {
        String reason = "the catalogue has no service of type " + service
                + ", and the list of services, which would prove that there is none, was not read whole: ";
        return switch (list) {
            case Coverage.Unavailable(Cause cause, String why, Optional<Text> _) ->
                    new Coverage.Unavailable(cause, reason + why, Optional.of(Rights.WHOLE));
            case Coverage.Partial(long _, Cause cause, String why, Optional<Text> _) ->
                    new Coverage.Unavailable(cause, reason + why, Optional.of(Rights.WHOLE));
            case Coverage.Complete _,Coverage.Absent _ -> throw new IllegalStateException("a whole list: " + list);
        };
    }

    private Registered registered() {
        if (registered == null) {
            List<Registered> read = new ArrayList<>();
            for (Identity identity : identities) {
                read.add(read(identity));
                if (read.getLast().coverage() instanceof Coverage.Complete) {
                    break;
                }
            }
            Set<String> types = read.stream().flatMap(one -> one.types().stream()).collect(Collectors.toSet());
            registered = new Registered(types, read.getLast().coverage());
        }
        return registered;
    }

    /** Whole only where it holds the token's own catalogue: a list that leaves that out leaves out others too. */
    private Registered read(Identity identity) {
        GatheringSink<String> types = new GatheringSink<>((call, row) -> type(row.attributes()));
        Coverage read = Listing.read(
                identity, KeystoneCalls.list(identity, "services", "", "services"), types,
                element -> Optional.of(new Item.Found(Scope.ALL, Elements.id(element), "", element)));
        Set<String> found = Set.copyOf(types.gathered());
        boolean lacking = !found.containsAll(catalogued) || found.contains("");
        return new Registered(found, read instanceof Coverage.Complete && lacking
                ? Coverage.partial(found.size(), Cause.FILTERED, "it lacks services of the catalogue")
                : read);
    }

    private static String type(JsonNode service) {
        return service.path("type").asText().toLowerCase(Locale.ROOT);
    }
}
