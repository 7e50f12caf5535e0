package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.select.Answer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** ConfigMaps that agents of Cilium are set up by: each reads that of its own namespace; one of that name elsewhere is anybody's. */
final class CiliumMaps {
    private static final String NAME = "cilium-config";

    private final SortedMap<String, Resource> maps = new TreeMap<>();
    /** By namespace, the keys that are said otherwise of some nodes. */
    private final Map<String, Set<String>> overridden = new HashMap<>();
    private final boolean whole;

    private CiliumMaps(boolean whole) {
        this.whole = whole;
    }

    static CiliumMaps read(SnapshotView snapshot, String target) {
        CiliumMaps read = new CiliumMaps(
                wholly(snapshot, target, Agents.CONFIG_MAPS) && wholly(snapshot, target, Agents.NODE_CONFIGS));
        snapshot.resources(target, Agents.CONFIG_MAPS, map -> {
            if (map.name().equals(NAME)) {
                read.maps.put(namespace(map.attributes()), map);
            }
        });
        snapshot.resources(target, Agents.NODE_CONFIGS, config -> {
            Set<String> keys = read.overridden.computeIfAbsent(
                    namespace(config.attributes()), namespace -> new TreeSet<>());
            config.attributes().path("names").forEach(name -> keys.add(name.asText()));
        });
        return read;
    }

    static boolean wholly(SnapshotView snapshot, String target, String type) {
        return new Completeness(type, snapshot.coverage(target, type)).gap("", new TreeMap<>()).isEmpty();
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }

    /** What an agent takes its options from. */
    CiliumSource of(JsonNode pod, Options options) {
        String namespace = namespace(pod);
        Optional<JsonNode> map = Optional.ofNullable(maps.get(namespace)).map(Resource::attributes);
        boolean elsewhere = map.isEmpty() && (options.mentions("config-dir") || options.mentions("config"));
        return new CiliumSource(
                options, map, overridden.getOrDefault(namespace, Set.of()), whole && !elsewhere,
                map.map(one -> isAfter(pod, one)).orElse(Answer.UNKNOWN));
    }

    /** The same of a map that no agent was seen with. */
    CiliumSettings alone(Resource map) {
        return CiliumSettings.of(new CiliumSource(
                Options.of(JsonNodeFactory.instance.objectNode()), Optional.of(map.attributes()),
                overridden.getOrDefault(namespace(map.attributes()), Set.of()), whole, Answer.UNKNOWN));
    }

    /** Whether a pod was made after a map was last changed, by the clock of the API server alone. */
    private static Answer isAfter(JsonNode pod, JsonNode map) {
        Optional<Instant> made = instant(pod.at("/metadata/creationTimestamp"));
        Optional<Instant> changed = instant(map.path("changed"));
        if (made.isEmpty() || changed.isEmpty() || made.equals(changed)) {
            return Answer.UNKNOWN;
        }
        return Answer.of(made.get().isAfter(changed.get()));
    }

    private static Optional<Instant> instant(JsonNode text) {
        try {
            return text.isTextual() ? Optional.of(Instant.parse(text.textValue())) : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    Collection<Resource> all() {
        return Collections.unmodifiableCollection(maps.values());
    }

    Optional<Resource> in(String namespace) {
        return Optional.ofNullable(maps.get(namespace));
    }
}
