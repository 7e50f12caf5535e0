package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.perimeter.OwnerClass;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose each namespace of a cluster is, and what was declared to pass between them. */
final class Tenancy {
    private final String target;
    private final Zones zones;
    private final Set<String> system = new HashSet<>();
    private final Set<String> publicServices = new HashSet<>();
    private final List<List<String>> flows = new ArrayList<>();
    private final Map<String, Optional<OwnerClass>> owners = new HashMap<>();
    private final Map<String, String> tenants = new HashMap<>();

    private Tenancy(String target, Zones zones) {
        this.target = target;
        this.zones = zones;
    }

    static Tenancy of(SnapshotView snapshot, String target, Map<String, JsonNode> declared) {
        Tenancy tenancy = new Tenancy(target, Zones.of(snapshot, declared));
        texts(declared, "systemNamespaces").forEach(tenancy.system::add);
        texts(declared, "publicServices").forEach(tenancy.publicServices::add);
        Optional.ofNullable(declared.get("namespaceFlows")).ifPresent(all -> all.forEach(flow -> tenancy.flows.add(
                List.of(flow.path("from").asText(), flow.path("to").asText()))));
        return tenancy;
    }

    private static List<String> texts(Map<String, JsonNode> declared, String name) {
        List<String> texts = new ArrayList<>();
        Optional.ofNullable(declared.get(name)).ifPresent(all -> all.forEach(one -> texts.add(one.asText())));
        return texts;
    }

    Optional<OwnerClass> owner(String namespace) {
        return owners.computeIfAbsent(namespace, name -> zones.owner(target, "namespace/" + name));
    }

    String zone(String namespace) {
        return zones.of(target, "namespace/" + namespace);
    }

    /** What it has in common with the others of its tenant; those of the provider and of administration have their zone. */
    String tenant(String namespace) {
        return tenants.computeIfAbsent(namespace, name -> zones.tenant(target, "namespace/" + name));
    }

    /** Whether it is no tenant's: the cluster's own, the provider's, or kept for administration. */
    boolean isSystem(String namespace) {
        return system.contains(namespace)
                || owner(namespace).filter(owner -> owner != OwnerClass.CUSTOMER).isPresent();
    }

    boolean isAdmin(String namespace) {
        return owner(namespace).filter(OwnerClass.ADMIN::equals).isPresent();
    }

    /** Whether a Service, {@code namespace/name}, is meant for everyone. */
    boolean isPublic(String service) {
        return publicServices.contains(service);
    }

    /** Whether what one namespace sends another is declared. */
    boolean isDeclared(String from, String to) {
        return flows.stream().anyMatch(flow -> Glob.matches(flow.get(0), from) && Glob.matches(flow.get(1), to));
    }
}
