package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.network.packet.PacketSet;
import java.util.SortedMap;
import java.util.function.Predicate;

/** What passes between the pods of namespaces that are not of the same owner. */
final class TenantFlows {
    private final Neighbours taking;
    private final Neighbours sending;
    private final Tenancy tenancy;
    private final Ways ways;
    private final NamespacePairs pairs;

    /** @param pairs hears of all flows */
    TenantFlows(Neighbours taking, Neighbours sending, Tenancy tenancy, Ways ways, NamespacePairs pairs) {
        this.pairs = pairs;
        this.taking = taking;
        this.sending = sending;
        this.tenancy = tenancy;
        this.ways = ways;
    }

    /** Writes {@code to_tenants}, {@code to_system} and, for what is kept for administration, {@code from_others}. */
    void describe(Workload workload, ObjectNode row) {
        String own = workload.namespace();
        Found tenants = new Found(ways, pairs.among(own));
        Found system = new Found(ways, pairs.among(own));
        for (PodGroup group : workload.groups()) {
            reached(group, true, tenants, system);
        }
        for (PodGroup group : workload.groups()) {
            if (!taking.isDecided(group)) {
                reached(group, false, tenants, system);
            }
        }
        row.set("to_tenants", tenants.rows());
        row.put("tenants_reached", tenants.count());
        row.set("to_system", system.rows());
        row.put("system_reached", system.count());
        if (tenancy.isAdmin(own)) {
            row.set("from_others", from(workload, own).rows());
        }
    }

    private void reached(PodGroup group, boolean surely, Found tenants, Found system) {
        String own = group.namespace();
        taking.reachedBy(group, surely).forEach((other, packets) -> {
            if (tenancy.isSystem(other)) {
                if (!tenancy.isDeclared(own, other) && !same(own, other)) {
                    put(system, other, packets, surely);
                }
            } else if (!same(own, other)) {
                // Whose it is was not declared: it may be the same tenant's.
                put(tenants, other, packets, surely && tenancy.owner(other).isPresent());
            }
        });
    }

    private boolean same(String own, String other) {
        return own.equals(other) || tenancy.tenant(own).equals(tenancy.tenant(other));
    }

    private static void put(Found found, String other, PacketSet packets, boolean surely) {
        if (surely) {
            found.certain(other, packets);
        } else {
            found.possible(other, packets);
        }
    }

    private Found from(Workload workload, String own) {
        Predicate<String> foreign = other -> !same(own, other) && !tenancy.isDeclared(other, own);
        Found found = new Found(ways);
        for (boolean surely : new boolean[]{true, false}) {
            for (PodGroup group : workload.groups()) {
                SortedMap<String, PacketSet> all = sending.reaching(group, surely);
                all.keySet().removeIf(foreign.negate());
                all.forEach((other, packets) -> put(found, other, packets, surely));
            }
        }
        return found;
    }
}
