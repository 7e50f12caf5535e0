package io.secnumscan.openstack.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.SafeId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against an empty list of Neutron's. One small call each, made only when the list came back empty. */
final class NetworkDoubts {
    private static final String ADDRESSES = "network-ip-availabilities";
    private static final String ROUTERS = "routers";
    private static final String NETWORKS = "networks";
    private static final String DHCP_PORTS = "ports?device_owner=network:dhcp&limit=1";

    private final Neutron neutron;

    NetworkDoubts(Neutron neutron) {
        this.neutron = neutron;
    }

    Doubt about(NetworkKind kind) {
        return switch (neutron.view()) {
            case View.Cloud() -> cloud(kind);
            case View.Project(String id) -> project(kind, id);
            case View.Domain _,View.Namespace _,View.Unproved _ -> Doubt.NONE;
        };
    }

    private Doubt cloud(NetworkKind kind) {
        return switch (kind.name()) {
            case "network" -> asking(() -> addresses("networks exist", network -> true), ADDRESSES);
            case "subnet" -> asking(
                    () -> addresses("subnets exist", network -> !network.path("subnet_ip_availability").isEmpty()),
                    ADDRESSES);
            case "port" -> asking(this::ports, ADDRESSES, ROUTERS);
            case "security-group" -> () -> Optional.of("every project has a default group");
            case "rbac-policy" -> asking(this::shared, NETWORKS);
            case "agent" -> asking(this::served, DHCP_PORTS);
            default -> Doubt.NONE;
        };
    }

    private Doubt asking(Doubt doubt, String... paths) {
        return Doubt.asking(Stream.of(paths).map(this::address).toList(), doubt);
    }

    @FunctionalInterface
    private interface Sign {
        boolean shows(JsonNode network);
    }

    private Optional<String> addresses(String what, Sign sign) {
        return get(ADDRESSES)
                .filter(body -> any(body.path("network_ip_availabilities"), sign))
                .map(body -> "by network-ip-availabilities " + what);
    }

    /** Where the addresses in use can't be asked for: a router's leg to the outside is a port. */
    private Optional<String> ports() {
        return addresses("ports hold addresses", network -> network.path("used_ips").asLong() > 0)
                .or(() -> get(ROUTERS)
                        .filter(body -> any(
                                body.path("routers"),
                                router -> router.path("external_gateway_info").path("network_id").isTextual()))
                        .map(body -> "a router has a gateway, which is a port"));
    }

    /** Neutron keeps shared and external networks as RBAC policies. */
    private Optional<String> shared() {
        return get(NETWORKS)
                .filter(body -> any(
                        body.path("networks"),
                        network -> network.path("shared").asBoolean() || network.path("router:external").asBoolean()))
                .map(body -> "a shared or external network exists, which is one such policy");
    }

    /** A network's DHCP port is made for the agent that serves it. */
    private Optional<String> served() {
        return get(DHCP_PORTS)
                .filter(body -> any(
                        body.path("ports"), port -> port.path("device_owner").asText().equals("network:dhcp")))
                .map(body -> "a port of DHCP exists, which an agent serves");
    }

    private Doubt project(NetworkKind kind, String project) {
        if (kind.quota().isEmpty()) {
            return Doubt.NONE;
        }
        String counted = kind.quota().get();
        String details = "quotas/" + SafeId.encoded(project) + "/details.json";
        return asking(
                () -> get(details)
                        .map(body -> body.path("quota").path(counted).path("used").asLong())
                        .filter(used -> used > 0)
                        .map(used -> "the project's quota counts " + used),
                details);
    }

    private static boolean any(JsonNode list, Sign sign) {
        for (JsonNode element : list) {
            if (sign.shows(element)) {
                return true;
            }
        }
        return false;
    }

    private Optional<JsonNode> get(String path) {
        Identity identity = neutron.identity();
        return Documents.get(identity, address(path), Map.of()).body();
    }

    private URI address(String path) {
        return URI.create(neutron.base() + "/" + path);
    }
}
