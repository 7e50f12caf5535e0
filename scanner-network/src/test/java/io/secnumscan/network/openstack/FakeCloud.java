package io.secnumscan.network.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A snapshot that a test writes down, as Neutron and Octavia would have answered. */
final class FakeCloud implements SnapshotView {
    static final String TARGET = "t";
    /** What the services always give, if only as null. */
    private static final Map<Type, List<String>> NULL = Map.of(
            Type.SUBNET, List.of("gateway_ip"),
            Type.FLOATING_IP, List.of("port_id", "router_id", "fixed_ip_address"),
            Type.LISTENER, List.of("default_pool_id"),
            Type.MEMBER, List.of("subnet_id"),
            Type.L7_POLICY, List.of("redirect_pool_id"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Type, List<Resource>> rows = new EnumMap<>(Type.class);
    private final Map<Type, Coverage> coverage = new EnumMap<>(Type.class);

    FakeCloud() {
        add(Type.EXTENSION, "a", Map.of("alias", "port-security"));
        add(Type.EXTENSION, "b", Map.of("alias", "allowed-address-pairs"));
    }

    /** Members may be given in any order; those of later maps win. */
    @SafeVarargs
    final FakeCloud add(Type type, String id, Map<String, ?>... members) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", id).put("project_id", "p");
        NULL.getOrDefault(type, List.of()).forEach(row::putNull);
        Stream.of(members).forEach(some -> row.setAll((ObjectNode) JSON.valueToTree(some)));
        List<Resource> all = rows.computeIfAbsent(type, one -> new ArrayList<>());
        all.removeIf(old -> old.id().equals(id));
        all.add(new Resource(TARGET, "r", Scope.ALL, type.written(), id, "", 0, row));
        return this;
    }

    /** Changes what was added: a member that becomes null is taken out, as if it had not been read. */
    FakeCloud without(Type type, String id, String member) {
        rows.getOrDefault(type, List.of()).stream().filter(row -> row.id().equals(id))
                .forEach(row -> ((ObjectNode) row.attributes()).remove(member));
        return this;
    }

    FakeCloud set(Type type, String id, String member, @org.jspecify.annotations.Nullable Object value) {
        rows.getOrDefault(type, List.of()).stream().filter(row -> row.id().equals(id))
                .forEach(row -> ((ObjectNode) row.attributes()).set(member, JSON.<JsonNode>valueToTree(value)));
        return this;
    }

    FakeCloud refused(Type type) {
        rows.remove(type);
        coverage.put(type, Coverage.unavailable(Cause.FORBIDDEN, "403"));
        return this;
    }

    FakeCloud partial(Type type) {
        coverage.put(type, Coverage.partial(1, Cause.FILTERED, "filtered"));
        return this;
    }

    /** Each row of a list may be missing, and the list is known not to be whole. */
    String refusedPart(Type type, RandomGenerator random) {
        List<String> gone = new ArrayList<>();
        rows.getOrDefault(type, new ArrayList<>()).removeIf(row -> {
            boolean goes = random.nextBoolean();
            if (goes) {
                gone.add(row.id());
            }
            return goes;
        });
        partial(type);
        return gone.toString();
    }

    FakeCloud absent(Type type) {
        coverage.put(type, new Coverage.Absent("not installed"));
        return this;
    }

    /** A network with one subnet, called as the network is. */
    FakeCloud network(String id, String cidr, String gateway, Map<String, ?> more) {
        add(Type.NETWORK, id, Map.of("admin_state_up", true, "router:external", false), more);
        return add(Type.SUBNET, id, Map.of("network_id", id, "cidr", cidr, "gateway_ip", gateway));
    }

    FakeCloud network(String id, String cidr, String gateway) {
        return network(id, cidr, gateway, Map.of());
    }

    /** A port with one address, in the subnet that is called as the network. */
    FakeCloud port(String id, String network, String address, Map<String, ?> more) {
        return add(Type.PORT, id, Map.of(
                "network_id", network, "admin_state_up", true, "device_owner", "compute:az", "device_id", "vm-" + id,
                "port_security_enabled", true, "security_groups", List.of("open"), "allowed_address_pairs", List.of(),
                "fixed_ips", List.of(Map.of("subnet_id", network, "ip_address", address))), more);
    }

    FakeCloud port(String id, String network, String address) {
        return port(id, network, address, Map.of());
    }

    FakeCloud portIn(String id, String network, String address, String... groups) {
        return port(id, network, address, Map.of("security_groups", List.of(groups)));
    }

    FakeCloud interfacePort(String id, String router, String network, String address, String owner) {
        return port(id, network, address, Map.of(
                "device_owner", owner, "device_id", router, "port_security_enabled", false, "security_groups",
                List.of()));
    }

    FakeCloud interfacePort(String id, String router, String network, String address) {
        return interfacePort(id, router, network, address, "network:router_interface");
    }

    FakeCloud router(String id, Map<String, ?> more) {
        return add(Type.ROUTER, id, Map.of(
                "admin_state_up", true, "distributed", false, "routes", List.of(),
                "external_gateway_info", Map.of("enable_snat", true)), more);
    }

    FakeCloud router(String id) {
        return router(id, Map.of());
    }

    FakeCloud gateway(String router, String network, String address) {
        return interfacePort("gw-" + router, router, network, address, "network:router_gateway");
    }

    @SafeVarargs
    final FakeCloud group(String id, Map<String, ?>... rules) {
        List<ObjectNode> all = new ArrayList<>();
        for (Map<String, ?> rule : rules) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", id + "-" + all.size())
                    .put("ethertype", "IPv4").put("direction", "ingress").putNull("protocol")
                    .putNull("port_range_min").putNull("port_range_max").putNull("remote_ip_prefix")
                    .putNull("remote_group_id").putNull("remote_address_group_id");
            row.setAll((ObjectNode) JSON.valueToTree(rule));
            all.add(row);
        }
        return add(Type.SECURITY_GROUP, id, Map.of("security_group_rules", all));
    }

    /** A group that lets everything in and out. */
    FakeCloud open() {
        return group("open", Map.of(), Map.of("direction", "egress"), Map.of("ethertype", "IPv6"),
                Map.of("ethertype", "IPv6", "direction", "egress"));
    }

    @Override
    public List<TargetInfo> targets() {
        return List.of(new TargetInfo(TARGET, "openstack", JsonNodeFactory.instance.objectNode()));
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        rows.values().stream().flatMap(List::stream).filter(row -> row.type().equals(type)).forEach(consumer);
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        return coverage().stream().filter(line -> line.type().equals(type)).toList();
    }

    @Override
    public List<CoverageRecord> coverage() {
        return Stream.of(Type.values())
                .map(type -> new CoverageRecord(
                        TARGET, "r", Scope.ALL, type.written(),
                        coverage.getOrDefault(type, new Coverage.Complete(1)), "admin", new View.Cloud()))
                .toList();
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return Optional.empty();
    }
}
