package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;

/**
 * The network of a target and who reaches whom in it, for all analyses that ask about it one after the other: finding it out
 * costs the most, so it is done once. That of the last target alone is kept, and no longer than memory lasts.
 */
final class SharedFlows {
    private final Map<String, JsonNode> declared;
    private SoftReference<Known> last = new SoftReference<>(null);

    /**
     * What is known of one target.
     *
     * @param of the snapshot that it was read from
     */
    record Known(
            WeakReference<SnapshotView> of, String target, Zones zones, TargetNetwork network, Projects projects,
            Flows byProject) {
        /** That of a place that flows are told by. */
        String zone(String place) {
            return place.startsWith("project/") ? zones.of(target, place) : place;
        }
    }

    /** @param declared values of the perimeter's parameters */
    SharedFlows(Map<String, JsonNode> declared) {
        this.declared = Map.copyOf(declared);
    }

    Optional<JsonNode> declared(String parameter) {
        return Optional.ofNullable(declared.get(parameter));
    }

    synchronized Known of(SnapshotView snapshot, String target) {
        Known known = last.get();
        if (known == null || !known.of().refersTo(snapshot) || !known.target().equals(target)) {
            last.clear();
            known = read(snapshot, target);
            last = new SoftReference<>(known);
        }
        return known;
    }

    private Known read(SnapshotView snapshot, String target) {
        Zones zones = Zones.of(snapshot, declared);
        TargetNetwork network = snapshot.targets().stream()
                .filter(one -> one.name().equals(target))
                .flatMap(one -> TargetNetwork.of(snapshot, one, zones).stream())
                .findFirst()
                .orElseThrow();
        return new Known(
                new WeakReference<>(snapshot), target, zones, network, Projects.of(snapshot, target),
                Flows.of(network.bounds(), network::owner));
    }
}
