package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.select.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Policies of a cluster.
 *
 * @param all those that were read, and one in place of those of a kind that may exist and were not
 * @param doubts what was not read, for people
 */
public record Policies(List<Policy> all, List<Text> doubts) {
    private static final Set<Kind> ONLY_ALLOW = Set.of(Kind.KUBERNETES);

    public Policies {
        all = List.copyOf(all);
        doubts = List.copyOf(doubts);
    }

    public static Policies read(SnapshotView snapshot, Cluster cluster, Enforcement enforcement) {
        List<Policy> all = new ArrayList<>();
        List<Text> doubts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            snapshot.resources(cluster.target(), kind.type(), resource -> all.addAll(policies(resource, kind)));
            Completeness lines = new Completeness(kind.type(), snapshot.coverage(cluster.target(), kind.type()));
            SortedSet<String> missing = new TreeSet<>();
            for (String namespace : cluster.namespaces().keySet()) {
                if (gap(lines, namespace).isPresent()) {
                    missing.add(namespace);
                }
            }
            if (!missing.isEmpty()) {
                all.addAll(unread(kind, missing));
                doubts.add(unread(kind, gap(lines, missing.first()).orElseThrow()));
            }
            unenforced(kind, all, enforcement).ifPresent(doubts::add);
        }
        return new Policies(all, doubts);
    }

    private static Optional<Gap> gap(Completeness lines, String namespace) {
        SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
        asked.put("namespace", new TreeSet<>(List.of(namespace)));
        return lines.gap("", asked);
    }

    private static List<Policy> policies(Resource resource, Kind kind) {
        return switch (kind) {
            case KUBERNETES -> List.of(KubernetesPolicies.of(resource));
            case ADMIN, BASELINE, CLUSTER -> List.of(AdminPolicies.of(resource, kind));
            case CILIUM, CILIUM_CLUSTERWIDE -> CiliumPolicies.of(resource, kind);
            case CALICO, CALICO_GLOBAL -> CalicoPolicies.of(resource, kind);
        };
    }

    /** What was not read may allow anything, and refuse anything that its kind can refuse. */
    private static List<Policy> unread(Kind kind, SortedSet<String> namespaces) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(Action.ALLOW, new Peer.Anyone(), List.of(new Ports.Any())));
        if (!ONLY_ALLOW.contains(kind)) {
            rules.add(new Rule(Action.DENY, new Peer.Anyone(), List.of(new Ports.Any())));
        }
        List<Tier> tiers = switch (kind) {
            case ADMIN -> List.of(Tier.ADMIN);
            case BASELINE -> List.of(Tier.BASELINE);
            case CLUSTER -> List.of(Tier.ADMIN, Tier.BASELINE);
            case CALICO, CALICO_GLOBAL -> List.of(Tier.SOMEWHERE);
            case KUBERNETES, CILIUM, CILIUM_CLUSTERWIDE -> List.of(Tier.DEFAULT);
        };
        return tiers.stream()
                .map(tier -> new Policy(
                        kind.title(), kind, tier, Double.NEGATIVE_INFINITY, new UnreadPolicy(namespaces),
                        tier == Tier.DEFAULT, tier == Tier.DEFAULT, rules, rules))
                .toList();
    }

    private static Text unread(Kind kind, Gap gap) {
        return new Text(
                kind.title() + ": not all of these policies were read (" + gap.reason() + ")",
                kind.title() + " : ces politiques n'ont pas toutes été lues (" + gap.reason() + ")");
    }

    private static Optional<Text> unenforced(Kind kind, List<Policy> all, Enforcement enforcement) {
        boolean any = all.stream().anyMatch(policy -> policy.kind() == kind);
        return !any
                ? Optional.empty()
                : switch (enforcement.enforces(kind)) {
                    case YES -> Optional.empty();
                    case NO -> Optional.of(new Text(
                            kind.title() + ": nothing in the cluster enforces these policies",
                            kind.title() + " : rien dans le cluster n'applique ces politiques"));
                    case UNKNOWN -> Optional.of(new Text(
                            kind.title() + ": whether anything enforces these policies is not known",
                            kind.title() + " : on ne sait pas si ces politiques sont appliquées"));
                };
    }
}
