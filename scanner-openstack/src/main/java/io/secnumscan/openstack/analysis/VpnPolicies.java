package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Derives {@code analysis/vpn-policy}: IKE and IPsec policies of VPNaaS as rows of one kind. Both choose a cipher, a digest
 * and a group in the same words, and the same is asked of both.
 */
public final class VpnPolicies extends Union {
    static final String TYPE = "analysis/vpn-policy";
    static final String IKE = "openstack.network.ike-policy";
    static final String IPSEC = "openstack.network.ipsec-policy";
    private static final List<String> COPIED =
            List.of("id", "name", "project_id", "encryption_algorithm", "auth_algorithm", "pfs");

    public VpnPolicies() {
        super(TYPE, List.of(IKE, IPSEC));
    }

    @Override
    void fill(String input, JsonNode policy, ObjectNode row) {
        row.put("kind", input.equals(IKE) ? "ike" : "ipsec");
        COPIED.stream().filter(policy::has).forEach(name -> row.set(name, policy.get(name)));
    }
}
