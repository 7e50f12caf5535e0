package io.secnumscan.bench.cloud;

import io.secnumscan.bench.cloud.Ids.Kind;

/** Security groups with their rules inside, as Neutron lists them. */
final class Filtering {
    private static final String GROUP = """
            {"id": "%s", "name": "sg-%d", "stateful": true, "tenant_id": "%s", "description": "%s", "shared": false,
            "security_group_rules": [%s], "tags": [], "created_at": "2026-05-11T09:17:14Z",
            "updated_at": "2026-05-11T09:17:14Z", "revision_number": 21, "project_id": "%s"}""".replace("\n", " ");
    private static final String RULE = """
            {"id": "%s", "tenant_id": "%s", "security_group_id": "%s", "ethertype": "%s", "direction": "%s",
            "protocol": %s, "port_range_min": %s, "port_range_max": %s, "remote_ip_prefix": %s,
            "remote_address_group_id": null, "normalized_cidr": %s, "remote_group_id": %s, "standard_attr_id": %d,
            "description": %s, "tags": [], "created_at": "2026-05-11T09:17:14Z",
            "updated_at": "2026-05-11T09:17:14Z", "revision_number": 0, "project_id": "%s"}""".replace("\n", " ");
    private static final int[] PORTS = {443, 80, 8443, 5432, 9100, 22, 3306, 6443, 53, 2379};

    private final Size size;

    Filtering(Size size) {
        this.size = size;
    }

    /** Two groups in a thousand are open where they must not be. */
    String group(int number) {
        String project = Ids.hex(Kind.PROJECT, number / Math.max(1, size.groups() / size.projects()) % size.projects());
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < Size.RULES_A_GROUP; i++) {
            rules.append(i == 0 ? "" : ", ").append(rule(number, i, project));
        }
        return GROUP.formatted(Ids.uuid(Kind.GROUP, number), number, project,
                number % 7 == 0 ? "what the load balancers may reach" : "", rules, project);
    }

    private String rule(int group, int place, String project) {
        int number = group * Size.RULES_A_GROUP + place;
        boolean egress = place < 2;
        int port = PORTS[lot(PORTS.length, number, 0)];
        boolean peer = !egress && lot(5, number, 1) == 0;
        String prefix = egress || peer ? "null" : prefix(group, number);
        return RULE.formatted(
                Ids.uuid(Kind.RULE, number), project, Ids.uuid(Kind.GROUP, group), place == 1 ? "IPv6" : "IPv4",
                egress ? "egress" : "ingress", egress ? "null" : "\"" + (port == 53 ? "udp" : "tcp") + "\"",
                egress ? "null" : port, egress ? "null" : port, prefix, prefix,
                peer ? "\"" + Ids.uuid(Kind.GROUP, group) + "\"" : "null", 1000 + number,
                egress ? "null" : lot(4, number, 2) == 0 ? "\"from the office and its partners\"" : "\"\"", project);
    }

    private static String prefix(int group, int number) {
        if (group % 500 == 0) {
            return "\"0.0.0.0/0\"";
        }
        return "\"10.%d.%d.0/24\"".formatted(lot(256, number, 3), lot(256, number, 4));
    }

    private static int lot(int bound, int number, int use) {
        return Ids.below(bound, Kind.RULE, number, use);
    }
}
