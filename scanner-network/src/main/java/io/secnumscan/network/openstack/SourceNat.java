package io.secnumscan.network.openstack;

import io.secnumscan.core.net.Family;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Translation;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which source a packet of IPv4 has after it left a router by its gateway ({@code neutron/agent/l3/router_info.py}, {@code
 * _add_snat_rules}): its floating IP if it has one; else, where SNAT is enabled, the first address of the gateway.
 */
record SourceNat(Region region, Sets sets, Reading reading) {
    /** Ways that it may be; none when it is not known and nothing is sure to leave. */
    List<List<Translation>> ways(Row router, Scopes.Part part, FloatingIps fips) {
        List<Translation> plain = fips.outgoing();
        List<Translation> snat = new ArrayList<>(plain);
        snat.addAll(toGateway(part, sets.of(Family.V4)));
        Optional<Boolean> enabled = part.snat() ? enabled(router) : Optional.of(false);
        if (enabled.isPresent() || part.feet().stream().noneMatch(Foot::gateway)) {
            return List.of(enabled.orElse(false) ? snat : plain);
        }
        boolean both = reading.widens(new Text(
                "enable_snat of router " + router.id() + " was not read",
                "enable_snat du routeur " + router.id() + " n'a pas été lu"));
        return both ? List.of(snat, plain) : List.of();
    }

    /** Of what comes from inside and is for a floating IP of the same router, whether SNAT is enabled or not. */
    List<Translation> ofTurning(Scopes.Part part, FloatingIps fips) {
        List<Translation> all = new ArrayList<>(fips.outgoing());
        all.addAll(toGateway(part, sets.to(fips.addresses())));
        return all;
    }

    /** Whether SNAT takes all that leaves. */
    boolean takesAll(Row router, Scopes.Part part) {
        return part.families().contains(Family.V4) && part.snat() && enabled(router).orElse(true);
    }

    private static Optional<Boolean> enabled(Row router) {
        return router.inner("external_gateway_info").bool("enable_snat");
    }

    private List<Translation> toGateway(Scopes.Part part, PacketSet of) {
        return part.gatewayAddress().stream()
                .map(to -> new Translation(address(part), of, Map.of(Field.SOURCE, Sets.only(to))))
                .toList();
    }

    private String address(Scopes.Part part) {
        return part.feet().stream().filter(Foot::gateway).findFirst()
                .map(foot -> region.id("port", foot.port())).orElse("");
    }
}
