package io.secnumscan.network.joined;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A port that Nova made for a server.
 *
 * @param project that it is of; {@code -} where that was not read
 * @param endpoint its id in the cloud's network
 * @param fixed its addresses, in the order of the API
 */
public record ServerPort(String endpoint, String project, List<Prefix> fixed) {
    private static final String TYPE = "openstack.network.port";
    private static final Set<String> MEMBERS =
            Set.of("id", "project_id", "device_id", "device_owner", "fixed_ips");
    /** Nova's {@code device_owner}: {@code compute:} and the availability zone. */
    private static final String SERVER = "compute:";

    public ServerPort {
        fixed = List.copyOf(fixed);
    }

    /** Those of some servers, by the server's id. */
    static Map<String, List<ServerPort>> of(SnapshotView snapshot, String cloud, Set<String> servers) {
        Map<String, List<ServerPort>> ports = new TreeMap<>();
        snapshot.resources(cloud, TYPE, MEMBERS::contains, port -> {
            String server = port.attributes().path("device_id").asText("");
            if (servers.contains(server) && port.attributes().path("device_owner").asText("").startsWith(SERVER)) {
                ports.computeIfAbsent(server, any -> new ArrayList<>()).add(of(cloud, port));
            }
        });
        return ports;
    }

    private static ServerPort of(String cloud, Resource port) {
        String id = port.attributes().path("project_id").asText("");
        String project = id.isEmpty() ? "-" : id;
        List<Prefix> fixed = port.attributes().path("fixed_ips").valueStream()
                .flatMap(ip -> Prefix.parse(ip.path("ip_address").asText("")).stream())
                .toList();
        return new ServerPort(String.join("/", cloud, port.region(), project, "port", port.id()), project, fixed);
    }

    /** What leaves pods in the node's name has this address. */
    Optional<Unsigned128> first(Family family) {
        return fixed.stream().filter(prefix -> prefix.family() == family).map(Prefix::first).findFirst();
    }

    AddressSet addresses() {
        return fixed.stream().map(AddressSet::of).reduce(AddressSet.NONE, AddressSet::union);
    }
}
