package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.evaluate.Finding.Evidence;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hears what a verdict was made from, and keeps what a person would look at: values rather than the objects around them,
 * each once, at most {@link #MAX}. Where there are more, the elements read last are kept, since a quantifier stops at the
 * element that decides.
 */
final class EvidenceTrace implements Bindings.Trace {
    static final int MAX = 20;

    private record Key(String type, String id, String pointer) {}

    private record Read(Optional<Bindings.Row> origin, JsonNode value) {}

    private final Map<Key, Read> reads = new LinkedHashMap<>();

    @Override
    public void read(Optional<Bindings.Row> origin, String pointer, JsonNode value) {
        Key key = new Key(origin.map(Bindings.Row::type).orElse(""), origin.map(Bindings.Row::id).orElse(""), pointer);
        reads.remove(key);
        reads.put(key, new Read(origin, value));
    }

    /** The weakest rank among derived rows that were read. */
    Optional<Integer> rank() {
        return reads.values().stream()
                .flatMap(read -> read.origin().stream())
                .flatMap(row -> Ranks.of(row.type(), row.attributes()).stream())
                .max(Integer::compare);
    }

    List<Evidence> evidence(Resource subject, Calls calls) {
        Set<Key> kept = kept(leaves());
        List<Evidence> evidence = new ArrayList<>();
        reads.forEach((key, read) -> {
            if (kept.contains(key)) {
                evidence.add(evidence(key, read, subject, calls));
            }
        });
        return List.copyOf(evidence);
    }

    private static Evidence evidence(Key key, Read read, Resource subject, Calls calls) {
        JsonNode value = Shortened.of(read.value());
        return read.origin()
                .map(row -> new Evidence(
                        row.type() + "/" + row.id() + "#" + key.pointer(), value,
                        calls.text(row.call(), row.attributes())))
                .orElseGet(() -> new Evidence(key.pointer(), value, calls.text(subject.call(), subject.attributes())));
    }

    /** What was read, without the objects and lists whose content was read too. */
    private List<Key> leaves() {
        Set<Key> containers = new LinkedHashSet<>();
        for (Key key : reads.keySet()) {
            for (int at = key.pointer().lastIndexOf('/'); at >= 0; at = key.pointer().lastIndexOf('/', at - 1)) {
                containers.add(new Key(key.type(), key.id(), key.pointer().substring(0, at)));
            }
        }
        return reads.keySet().stream().filter(key -> !containers.contains(key)).toList();
    }

    private static Set<Key> kept(List<Key> leaves) {
        Map<Key, List<Key>> elements = new LinkedHashMap<>();
        leaves.forEach(leaf -> elements.computeIfAbsent(element(leaf), element -> new ArrayList<>()).add(leaf));
        Set<Key> kept = new LinkedHashSet<>();
        for (List<Key> element : new ArrayList<>(elements.values()).reversed()) {
            element.stream().limit(MAX - kept.size()).forEach(kept::add);
        }
        return kept;
    }

    /** The innermost list element that a value stands in, or the resource itself. */
    private static Key element(Key leaf) {
        String[] steps = leaf.pointer().split("/", -1);
        int last = steps.length - 1;
        while (last > 0 && !steps[last].matches("[0-9]+")) {
            last--;
        }
        return new Key(leaf.type(), leaf.id(), String.join("/", List.of(steps).subList(0, last + 1)));
    }
}
