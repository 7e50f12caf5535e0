package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.read.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What runs several pods, or one bare pod.
 *
 * @param id {@code Deployment/namespace/name}
 */
record Workload(String id, List<PodGroup> groups) {
    private static final int PARTS = 3;

    Workload {
        groups = List.copyOf(groups);
    }

    /** Those of all pods, ascending by their ids. */
    static SortedMap<String, Workload> of(ClusterFilters filters, Map<String, String> runs) {
        SortedMap<String, List<Pod>> pods = new TreeMap<>();
        filters.cluster().pods().forEach(pod -> pods
                .computeIfAbsent(runs.getOrDefault(pod.id(), "Pod/" + at(pod)), id -> new ArrayList<>()).add(pod));
        SortedMap<String, Workload> all = new TreeMap<>();
        pods.forEach((id, its) -> all.put(id, new Workload(id, groups(filters, its))));
        return all;
    }

    private static List<PodGroup> groups(ClusterFilters filters, List<Pod> pods) {
        Map<List<PodGroup.Filter>, List<Pod>> alike = new LinkedHashMap<>();
        for (Pod pod : pods) {
            alike.computeIfAbsent(
                    List.of(filter(filters, pod, Direction.INGRESS), filter(filters, pod, Direction.EGRESS)),
                    key -> new ArrayList<>()).add(pod);
        }
        return alike.entrySet().stream()
                .map(one -> PodGroup.of(one.getValue(), one.getKey().getFirst(), one.getKey().getLast()))
                .toList();
    }

    private static PodGroup.Filter filter(ClusterFilters filters, Pod pod, Direction direction) {
        return new PodGroup.Filter(
                filters.policies().of(pod, direction), filters.policies().standing(pod, direction));
    }

    static String at(Pod pod) {
        return pod.namespace().name() + "/" + pod.name();
    }

    String kind() {
        return id.split("/", PARTS)[0];
    }

    String name() {
        return id.split("/", PARTS)[2];
    }

    Pod first() {
        return groups.getFirst().first();
    }

    String namespace() {
        return groups.getFirst().namespace();
    }

    int pods() {
        return groups.stream().mapToInt(group -> group.pods().size()).sum();
    }
}
