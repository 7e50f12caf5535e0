package io.secnumscan.network.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.perimeter.OwnerClass;
import io.secnumscan.core.perimeter.Owners;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The zones that an operator declares: whose each project or namespace is, by the perimeter's {@code owners}, and what lies
 * outside, by its {@code adminNetworks}.
 *
 * <p>A zone is called as its entry says, else {@code provider} or {@code admin} by the class; a customer without a name is
 * called by what the entry matched, {@code domain/4f0a…}, and what nobody declares by itself, {@code project/4f0a…}.
 */
public final class Zones {
    /** What administration is done from. */
    public static final String ADMIN = "admin";

    private static final String PROJECT = "openstack.identity.project";
    private static final String NAMESPACE = "kubernetes.core.namespace";

    /** What the system is in unless it is declared otherwise. */
    private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

    private final Owners owners;
    private final SortedMap<String, AddressSet> outside;
    private final Set<String> system;
    private final Map<String, List<String>> domains = new HashMap<>();
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    private Zones(Owners owners, SortedMap<String, AddressSet> outside, Set<String> system) {
        this.owners = owners;
        this.outside = outside;
        this.system = system;
    }

    /**
     * Reads what is declared, and what a snapshot says of the places that it is declared of.
     *
     * @param declared values of the perimeter's parameters
     */
    public static Zones of(SnapshotView snapshot, Map<String, JsonNode> declared) {
        Owners owners = Optional.ofNullable(declared.get("owners")).map(Owners::of).orElse(new Owners(List.of()));
        SortedMap<String, AddressSet> outside = new TreeMap<>();
        AddressSet admin = addresses(declared.get("adminNetworks"));
        if (!admin.isEmpty()) {
            outside.put(ADMIN, admin);
        }
        Zones zones = new Zones(owners, outside, system(declared.get("systemNamespaces")));
        snapshot.targets().forEach(target -> zones.see(snapshot, target));
        return zones;
    }

    private static AddressSet addresses(@org.jspecify.annotations.Nullable JsonNode prefixes) {
        AddressSet all = AddressSet.NONE;
        if (prefixes != null) {
            for (JsonNode prefix : prefixes) {
                all = all.union(Prefix.parse(prefix.asText()).map(AddressSet::of).orElse(AddressSet.NONE));
            }
        }
        return all;
    }

    private static Set<String> system(@org.jspecify.annotations.Nullable JsonNode names) {
        if (names == null) {
            return SYSTEM;
        }
        Set<String> system = new TreeSet<>();
        names.forEach(name -> system.add(name.asText()));
        return system;
    }

    private void see(SnapshotView snapshot, TargetInfo target) {
        snapshot.resources(target.name(), PROJECT, project -> {
            String key = target.name() + "/project/" + project.id();
            Optional.of(project.attributes().path("domain_id")).filter(JsonNode::isTextual)
                    .ifPresent(domain -> domains.put(key, List.of("domain/" + domain.textValue())));
            Map<String, String> tags = new TreeMap<>();
            project.attributes().path("tags").forEach(tag -> tag(tag.asText(), tags));
            labels.put(key, tags);
        });
        snapshot.resources(target.name(), NAMESPACE, namespace -> {
            Map<String, String> its = new TreeMap<>();
            namespace.attributes().path("metadata").path("labels").properties()
                    .forEach(label -> its.put(label.getKey(), label.getValue().asText()));
            labels.put(target.name() + "/namespace/" + namespace.name(), its);
        });
    }

    private static void tag(String tag, Map<String, String> tags) {
        int equals = tag.indexOf('=');
        tags.put(equals < 0 ? tag : tag.substring(0, equals), equals < 0 ? "" : tag.substring(equals + 1));
    }

    /** Addresses outside that have a zone of their own, by its name. */
    public SortedMap<String, AddressSet> outside() {
        return outside;
    }

    /**
     * The zone of a place.
     *
     * @param target that it is in
     * @param place {@code project/4f0a…}, {@code namespace/default}
     */
    public String of(String target, String place) {
        List<String> scopes = scopes(target, place);
        Optional<Owners.Owner> entry = owners.entryOf(target, scopes, labels(target, place));
        return entry.flatMap(Owners.Owner::zone)
                .or(() -> entry.filter(owner -> owner.owner() != OwnerClass.CUSTOMER)
                        .map(owner -> owner.owner().label()))
                .or(() -> entry.flatMap(owner -> scopes.reversed().stream()
                        .filter(scope -> owner.scope().filter(pattern -> kind(pattern).equals(kind(scope))).isPresent())
                        .findFirst()))
                .orElse(place);
    }

    /**
     * The tenant of a place: an entry of customers is about one when it has a zone and names what it matches, by part of a
     * name or a label; each value of a label is one. What it matches without naming it, such as {@code namespace/*}, are as
     * many tenants as places, whatever their zone is called.
     */
    public String tenant(String target, String place) {
        Optional<Owners.Owner> entry = owners.entryOf(target, scopes(target, place), labels(target, place));
        if (entry.isEmpty() || entry.get().owner() != OwnerClass.CUSTOMER) {
            return of(target, place);
        }
        String number = "entry " + owners.owners().indexOf(entry.get()) + " ";
        return entry.get().zone().isEmpty() ? place
                : entry.get().label().map(label -> number + matched(label, labels(target, place)))
                        .or(() -> entry.get().scope().filter(Zones::names).map(scope -> number))
                        .orElse(place);
    }

    private static String matched(String pattern, Map<String, String> labels) {
        Map<String, String> matched = new TreeMap<>(labels);
        matched.entrySet().removeIf(one -> !Glob.matches(pattern, one.getKey())
                && !Glob.matches(pattern, one.getKey() + "=" + one.getValue()));
        return matched.toString();
    }

    private static boolean names(String scope) {
        return scope.substring(kind(scope).length()).chars().anyMatch(one -> one != '/' && one != '*');
    }

    /** Whose a place is; empty where nobody says it. */
    public Optional<OwnerClass> owner(String target, String place) {
        return owners.classOf(target, scopes(target, place), labels(target, place));
    }

    /** Whether namespaces of a cluster are the system's or the provider's; unknown where nobody says whose one is. */
    public Keepers keepers(String target) {
        return namespace -> isSystem(target, namespace);
    }

    private Answer isSystem(String target, String namespace) {
        if (system.contains(namespace)) {
            return Answer.YES;
        }
        return owner(target, "namespace/" + namespace)
                .map(owner -> Answer.of(owner != OwnerClass.CUSTOMER))
                .orElse(Answer.UNKNOWN);
    }

    private List<String> scopes(String target, String place) {
        List<String> scopes = new ArrayList<>(domains.getOrDefault(target + "/" + place, List.of()));
        scopes.add(place);
        return scopes;
    }

    private Map<String, String> labels(String target, String place) {
        return labels.getOrDefault(target + "/" + place, Map.of());
    }

    private static String kind(String scope) {
        int slash = scope.indexOf('/');
        return slash < 0 ? scope : scope.substring(0, slash);
    }
}
