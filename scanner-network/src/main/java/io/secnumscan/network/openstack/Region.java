package io.secnumscan.network.openstack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was read of one region of a target: one Neutron and one Octavia. */
final class Region {
    private final String target;
    private final String name;
    private final Set<Type> whole;
    private final Map<Type, Map<String, Row>> rows;
    private final Map<Type, List<String>> missing = new EnumMap<>(Type.class);
    private final Map<String, List<Row>> portsOfDevice;
    private final Map<String, List<Row>> portsOfNetwork;
    private final Map<String, List<Row>> subnetsOfNetwork;

    /**
     * @param whole types of which all there is was read
     * @param rows by id
     */
    Region(String target, String name, Set<Type> whole, Map<Type, Map<String, Row>> rows) {
        this.target = target;
        this.name = name;
        this.whole = Set.copyOf(whole);
        this.rows = rows;
        portsOfDevice = grouped(all(Type.PORT), "device_id");
        portsOfNetwork = grouped(all(Type.PORT), "network_id");
        subnetsOfNetwork = grouped(all(Type.SUBNET), "network_id");
    }

    static Map<String, List<Row>> grouped(Collection<Row> rows, String member) {
        Map<String, List<Row>> groups = new HashMap<>();
        for (Row row : rows) {
            row.text(member).ifPresent(key -> groups.computeIfAbsent(key, one -> new ArrayList<>()).add(row));
        }
        return groups;
    }

    /** The same without its rows: what else is known of it. */
    Region bare() {
        return new Region(target, name, whole, Map.of());
    }

    boolean isWhole(Type type) {
        return whole.contains(type);
    }

    /** What rows of a type were read without. */
    List<String> missing(Type type) {
        return missing.computeIfAbsent(type, one -> Members.missing(this, one));
    }

    Collection<Row> all(Type type) {
        return rows.getOrDefault(type, Map.of()).values();
    }

    Optional<Row> one(Type type, String id) {
        return Optional.ofNullable(rows.getOrDefault(type, Map.of()).get(id));
    }

    Optional<Row> one(Type type, Optional<String> id) {
        return id.flatMap(given -> one(type, given));
    }

    List<Row> portsOf(String device) {
        return portsOfDevice.getOrDefault(device, List.of());
    }

    List<Row> portsOn(String network) {
        return portsOfNetwork.getOrDefault(network, List.of());
    }

    List<Row> subnetsOf(String network) {
        return subnetsOfNetwork.getOrDefault(network, List.of());
    }

    /** Whether Neutron surely lacks an extension. */
    boolean lacks(String extension) {
        return isWhole(Type.EXTENSION) && !has(extension);
    }

    /** Whether Neutron surely has one. */
    boolean has(String extension) {
        return all(Type.EXTENSION).stream().anyMatch(row -> row.text("alias").equals(Optional.of(extension)));
    }

    /** The id of something of the region's that has no project, unique in a network. */
    String id(String kind, String id) {
        return String.join("/", target, name, kind, id);
    }

    /** {@code TARGET/REGION/PROJECT/port/ID}. */
    String id(String kind, Row row) {
        return String.join("/", target, name, row.text("project_id").orElse("-"), kind, row.id());
    }
}
