package io.secnumscan.network.joined;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.analysis.PublishedCloud;
import io.secnumscan.network.analysis.WrittenSnapshot;
import io.secnumscan.network.kubernetes.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A cluster of one node, a server behind a floating IP of a cloud, and somebody else's port there. */
public final class HostedWorld {
    public static final String SERVER = "openstack:///srv-1";
    /** No policy. */
    public static final String OPEN = "";

    private HostedWorld() {}

    public static WrittenSnapshot cloud() {
        return cloud("false", "'10.0.0.20'", "30080");
    }

    static WrittenSnapshot cloud(String secured, String address, String open) {
        return PublishedCloud.written()
                .add("network.security-group", "nodes",
                        "{'id': 'nodes', 'project_id': 'k', 'stateful': true, 'security_group_rules': ["
                                + rule("in", "ingress", open) + "," + rule("out", "egress", "443") + "]}")
                .add("network.port", "k", port("k", secured, address))
                .add("network.floating-ip", "fk",
                        "{'id': 'fk', 'project_id': 'k', 'floating_network_id': 'ext', 'floating_ip_address':"
                                + " '198.51.100.8', 'fixed_ip_address': '10.0.0.20', 'port_id': 'k', 'router_id': 'r',"
                                + " 'port_forwardings': []}");
    }

    static String port(String id, String unsecured, String address) {
        return "{'id': '" + id + "', 'project_id': 'k', 'network_id': 'n', 'admin_state_up': true, 'device_id':"
                + " 'srv-1', 'device_owner': 'compute:nova', 'port_security_enabled': "
                + !Boolean.parseBoolean(unsecured) + ", 'allowed_address_pairs': [], 'security_groups': ['nodes'],"
                + " 'fixed_ips': [{'subnet_id': 's', 'ip_address': " + address + "}]}";
    }

    private static String rule(String id, String direction, String port) {
        return "{'id': '" + id + "', 'direction': '" + direction + "', 'ethertype': 'IPv4', 'protocol': 'tcp',"
                + " 'port_range_min': " + port + ", 'port_range_max': " + port
                + ", 'remote_ip_prefix': null, 'remote_group_id': null, 'remote_address_group_id': null}";
    }

    public static World cluster(String provider, String policy) {
        return cluster(provider, policy, API);
    }

    private static final String API = "[{kind: Service, metadata: {name: kubernetes, namespace: default}, spec: "
            + "{clusterIP: 203.0.113.1, ports: [{name: https, port: 443, protocol: TCP}]}}, {kind: EndpointSlice, "
            + "metadata: {name: kubernetes, namespace: default, labels: {kubernetes.io/service-name: kubernetes}}, "
            + "addressType: IPv4, ports: [{name: https, port: 6443, protocol: TCP}], endpoints: [{addresses: "
            + "[10.0.0.20]}]}]";

    /** @param more further objects */
    public static World cluster(String provider, String policy, String more) {
        World world = new World().namespace("web").namespace("kube-system").add(more)
                .add("{kind: Node, metadata: {name: n1}, spec: {providerID: '" + provider
                        + "'}, status: {addresses: [{type: InternalIP, address: 10.0.0.20}]}}")
                .plugin("n1", "calico-node", "calico/node:v3.29.1")
                .pod("web", "shop", "n1", "10.244.0.5", "app=shop")
                .add("{kind: EndpointSlice, metadata: {name: shop-1, namespace: web, labels: "
                        + "{kubernetes.io/service-name: shop}}, addressType: IPv4, ports: [{name: http, port: 8080, "
                        + "protocol: TCP}], endpoints: [{addresses: [10.244.0.5]}]}")
                .add("{kind: Service, metadata: {name: shop, namespace: web}, spec: {type: NodePort, clusterIP: "
                        + "203.0.113.10, ports: [{name: http, port: 443, nodePort: 30080, protocol: TCP}]}}");
        return policy.isEmpty() ? world
                : world.add("{kind: NetworkPolicy, metadata: {name: some, namespace: web}, spec: {podSelector: {}, "
                        + policy + "}}");
    }

    /** Both in one snapshot. */
    public static SnapshotView both(SnapshotView cloud, SnapshotView cluster) {
        return new SnapshotView() {
            private SnapshotView of(String target) {
                return target.equals(World.TARGET) ? cluster : cloud;
            }

            @Override
            public List<TargetInfo> targets() {
                return Stream.concat(cloud.targets().stream(), cluster.targets().stream()).toList();
            }

            @Override
            public void resources(String target, String type, Consumer<Resource> consumer) {
                of(target).resources(target, type, consumer);
            }

            @Override
            public List<CoverageRecord> coverage(String target, String type) {
                return of(target).coverage(target, type);
            }

            @Override
            public List<CoverageRecord> coverage() {
                return Stream.concat(cloud.coverage().stream(), cluster.coverage().stream()).toList();
            }

            @Override
            public Optional<CallLog.Call> call(int number) {
                return Optional.empty();
            }
        };
    }
}
