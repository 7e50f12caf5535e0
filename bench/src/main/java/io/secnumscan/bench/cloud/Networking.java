package io.secnumscan.bench.cloud;

import io.secnumscan.bench.cloud.Ids.Kind;

/** Networks, subnets and ports, with the fields and the spacing of a Neutron of 2026. */
final class Networking {
    private static final String NETWORK = """
            {"id": "%s", "name": "net-%d", "tenant_id": "%s", "admin_state_up": true, "mtu": 1450, "status": "ACTIVE",
            "subnets": ["%s"], "shared": false, "availability_zone_hints": [], "availability_zones": ["nova"],
            "ipv4_address_scope": null, "ipv6_address_scope": null, "router:external": false, "description": "",
            "port_security_enabled": true, "qos_policy_id": null, "l2_adjacency": true, "tags": [],
            "created_at": "2026-03-02T08:11:09Z", "updated_at": "2026-03-02T08:11:10Z", "revision_number": 3,
            "project_id": "%s", "provider:network_type": "vxlan", "provider:physical_network": null,
            "provider:segmentation_id": %d}""".replace("\n", " ");
    private static final String SUBNET = """
            {"id": "%s", "name": "sub-%d", "tenant_id": "%s", "network_id": "%s", "ip_version": 4, "subnetpool_id": null,
            "enable_dhcp": true, "ipv6_ra_mode": null, "ipv6_address_mode": null, "gateway_ip": "10.%d.%d.1",
            "cidr": "10.%d.%d.0/24", "allocation_pools": [{"start": "10.%d.%d.2", "end": "10.%d.%d.254"}],
            "host_routes": [], "dns_nameservers": [], "description": "", "service_types": [], "segment_id": null,
            "tags": [], "created_at": "2026-03-02T08:11:10Z", "updated_at": "2026-03-02T08:11:10Z",
            "revision_number": 0, "project_id": "%s"}""".replace("\n", " ");
    private static final String PORT = """
            {"id": "%s", "name": "%s", "network_id": "%s", "tenant_id": "%s", "mac_address": "fa:16:3e:%s",
            "admin_state_up": true, "status": "%s", "device_id": "%s", "device_owner": "%s",
            "fixed_ips": [{"subnet_id": "%s", "ip_address": "10.%d.%d.%d"}], "allowed_address_pairs": [%s],
            "extra_dhcp_opts": [], "security_groups": [%s], "description": "%s", "binding:vnic_type": "normal",
            "binding:profile": {}, %s, "port_security_enabled": %b, "qos_policy_id": null,
            "qos_network_policy_id": null, "resource_request": null, "ip_allocation": "immediate", "tags": [%s],
            "created_at": "2026-%02d-%02dT%02d:%02d:%02dZ", "updated_at": "2026-11-%02dT05:18:13Z",
            "revision_number": %d, "project_id": "%s"}""".replace("\n", " ");
    private static final String ROUTER = """
            {"id": "%s", "name": "router-%d", "tenant_id": "%s", "admin_state_up": true, "status": "ACTIVE",
            "external_gateway_info": null, "description": "", "availability_zones": ["nova"], "distributed": false,
            "ha": false, "availability_zone_hints": [], "routes": [], "flavor_id": null, "tags": [],
            "created_at": "2026-03-02T08:11:12Z", "updated_at": "2026-03-02T08:11:12Z", "revision_number": 4,
            "project_id": "%s"}""".replace("\n", " ");
    private static final String BOUND = """
            "binding:host_id": "compute-%03d", "binding:vif_type": "ovs", "binding:vif_details": {"connectivity": "l2",
            "port_filter": true, "ovs_hybrid_plug": false, "datapath_type": "system",
            "bound_drivers": {"0": "openvswitch"}}""".replace("\n", " ");
    private static final String UNBOUND =
            "\"binding:host_id\": \"\", \"binding:vif_type\": \"unbound\", \"binding:vif_details\": {}";
    /** Of a hundred ports: how many are of servers, how many of those and of DHCP, and which are of routers. */
    private static final int COMPUTE = 92;
    private static final int BOUND_BELOW = 95;
    private static final int ROUTED = 95;
    private static final String[] NAMES = {"", "web", "db-primary", "worker", "ingress-lb", "bastion", "kube-node"};

    private final Size size;

    Networking(Size size) {
        this.size = size;
    }

    String network(int number) {
        String project = project(number);
        return NETWORK.formatted(
                Ids.uuid(Kind.NETWORK, number), number, project, Ids.uuid(Kind.SUBNET, number), project, 1000 + number);
    }

    String subnet(int number) {
        String project = project(number);
        int high = number >> 8 & 0xff;
        int low = number & 0xff;
        return SUBNET.formatted(
                Ids.uuid(Kind.SUBNET, number), number, project, Ids.uuid(Kind.NETWORK, number), high, low, high, low,
                high, low, high, low, project);
    }

    /** One in each project. */
    String router(int number) {
        String project = project(number);
        return ROUTER.formatted(Ids.uuid(Kind.ROUTER, number), number, project, project);
    }

    String port(int number) {
        int network = number % size.networks();
        String project = project(network);
        int kind = lot(100, number, 0);
        boolean compute = kind < COMPUTE;
        boolean secured = !compute || lot(500, number, 1) > 0;
        String mac = Ids.hex(Kind.PORT, number).substring(6, 12).replaceAll("(..)(..)(..)", "$1:$2:$3");
        return PORT.formatted(
                Ids.uuid(Kind.PORT, number), name(number), Ids.uuid(Kind.NETWORK, network), project, mac,
                kind < BOUND_BELOW ? "ACTIVE" : "DOWN", device(kind, number, network), owner(kind, number),
                Ids.uuid(Kind.SUBNET, network), network >> 8 & 0xff, network & 0xff, 2 + number / size.networks() % 250,
                pairs(number), secured ? groups(number, network) : "", description(number),
                kind < BOUND_BELOW ? BOUND.formatted(lot(400, number, 2)) : UNBOUND, secured,
                kind % 10 == 0 ? "\"env-prod\", \"tier-" + kind + "\"" : "", 1 + lot(10, number, 3),
                1 + lot(28, number, 4), lot(24, number, 5), lot(60, number, 6), lot(60, number, 7),
                1 + lot(23, number, 8), 1 + lot(9, number, 9), project);
    }

    private String project(int network) {
        return Ids.hex(Kind.PROJECT, network % size.projects());
    }

    private static String name(int number) {
        String name = NAMES[lot(NAMES.length, number, 10)];
        return name.isEmpty() ? name : name + "-" + number;
    }

    private static String owner(int kind, int number) {
        if (kind < COMPUTE) {
            return "compute:az-" + (1 + lot(3, number, 11));
        }
        return kind < BOUND_BELOW ? "network:dhcp" : kind == ROUTED ? "network:router_interface" : "";
    }

    private String device(int kind, int number, int network) {
        return kind == ROUTED ? Ids.uuid(Kind.ROUTER, network % size.projects()) : Ids.uuid(Kind.DEVICE, number);
    }

    /** One in thirty ports holds an address beside its own; one in five thousand lets any pass. */
    private static String pairs(int number) {
        int lot = lot(5000, number, 12);
        if (lot == 0) {
            return "{\"ip_address\": \"0.0.0.0/0\", \"mac_address\": \"fa:16:3e:00:00:01\"}";
        }
        return lot < 166 ? "{\"ip_address\": \"10.255.1.%d\", \"mac_address\": \"fa:16:3e:00:00:01\"}".formatted(lot)
                : "";
    }

    /** Groups of the port's own project, as far as there are groups enough. */
    private String groups(int number, int network) {
        int own = Math.max(1, size.groups() / size.projects());
        int first = network % size.projects() * own + lot(own, number, 13);
        String one = quoted(first);
        return lot(3, number, 14) == 0 ? one + ", " + quoted(first + 1) : one;
    }

    private String quoted(int group) {
        return "\"" + Ids.uuid(Kind.GROUP, group % size.groups()) + "\"";
    }

    private static String description(int number) {
        return switch (lot(50, number, 15)) {
            case 0 -> "Port of the accounts d\\u00e9partement, keep";
            case 1 -> "managed by terraform, key rotation each quarter";
            case 2, 3, 4 -> "reserved by the platform team";
            default -> "";
        };
    }

    private static int lot(int bound, int number, int use) {
        return Ids.below(bound, Kind.PORT, number, use);
    }
}
