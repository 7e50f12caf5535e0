package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the users that an identity may see, for what is only to be had user by user. Read once, when it is first asked;
 * thread-safe. Some 100 bytes a user.
 */
public final class UserDirectory {
    private final KeystoneView keystone;
    private @Nullable Users users;
    private int domains;

    public UserDirectory(KeystoneView keystone) {
        this.keystone = keystone;
    }

    /** The ids in Keystone's order, and how far the list was read. */
    public record Users(List<String> ids, Coverage coverage) {}

    public KeystoneView keystone() {
        return keystone;
    }

    /** What reading them takes, whoever is the first to need them. */
    public List<PlannedCall> calls() {
        return list().calls().stream().map(call -> call.shared(keystone.identity().name())).toList();
    }

    private PerDomain list() {
        return new PerDomain(keystone, "users", Optional.empty());
    }

    public synchronized Users users() {
        if (users == null) {
            users = read();
        }
        return users;
    }

    private Users read() {
        GatheringSink<String> ids = new GatheringSink<>((call, row) -> row.id());
        Item id = element -> Optional.of(new Item.Found(Scope.ALL, Elements.id(element), "", element));
        PerDomain.Outcome outcome = list().read(ids, id);
        domains = outcome.domains();
        return new Users(ids.gathered(), outcome.coverage());
    }

    /** The ids that a new reading shows; empty when it is not whole. */
    synchronized Optional<Set<String>> listedNow() {
        Users now = read();
        return now.coverage() instanceof Coverage.Complete ? Optional.of(Set.copyOf(now.ids())) : Optional.empty();
    }

    /** Whether one list showed users of several domains, so that lists are not split by domain. */
    synchronized boolean listsDomainsTogether() {
        return !users().ids().isEmpty() && domains > 1;
    }
}
