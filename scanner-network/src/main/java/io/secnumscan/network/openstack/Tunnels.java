package io.secnumscan.network.openstack;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Interface;
import io.secnumscan.network.model.NextHop;
import io.secnumscan.network.model.Route;
import io.secnumscan.network.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * VPN connections that end at a router. What goes from the service's subnets to the peer's takes the tunnel, whatever the
 * routing table says, and keeps its source; only that comes out of it ({@code neutron-vpnaas},
 * {@code services/vpn/device_drivers/ipsec.py}, {@code _update_nat}). Behind it is the peer, an endpoint of its own.
 */
final class Tunnels {
    private final Region region;
    private final Sets sets;
    private final Reading reading;

    /** One tunnel. */
    record Tunnel(String id, PacketSet out, PacketSet in, AddressSet peers) {}

    Tunnels(Region region, Sets sets, Reading reading) {
        this.region = region;
        this.sets = sets;
        this.reading = reading;
    }

    List<Tunnel> of(String router) {
        List<Tunnel> all = new ArrayList<>();
        for (Row connection : region.all(Type.VPN_CONNECTION)) {
            service(connection)
                    .filter(service -> service.text("router_id").equals(Optional.of(router)))
                    .filter(service -> isUp(service) && isUp(connection))
                    .ifPresent(service -> all.add(tunnel(service, connection)));
        }
        return all;
    }

    /** Those of which it is not known at which router they end. */
    Stream<Tunnel> lost() {
        return region.all(Type.VPN_CONNECTION).stream()
                .filter(connection -> router(connection).isEmpty())
                .filter(this::isUp)
                .filter(connection -> reading.widens(new Text(
                        "at which router VPN connection " + connection.id() + " ends was not read",
                        "le routeur où aboutit la connexion VPN " + connection.id() + " n'a pas été lu")))
                .map(connection -> tunnel(service(connection).orElse(new Row(MissingNode.getInstance())), connection));
    }

    private Optional<Row> service(Row connection) {
        return region.one(Type.VPN_SERVICE, connection.text("vpnservice_id"));
    }

    private Optional<Row> router(Row connection) {
        return service(connection).flatMap(service -> region.one(Type.ROUTER, service.text("router_id")));
    }

    private boolean isUp(Row row) {
        return reading.isUp(row, "VPN", "VPN");
    }

    private Tunnel tunnel(Row service, Row connection) {
        AddressSet local = connection.text("local_ep_group_id").map(this::group)
                .orElseGet(() -> service.text("subnet_id").map(this::subnet).orElseGet(() -> unread(service)));
        AddressSet peers = connection.text("peer_ep_group_id").map(this::group)
                .orElseGet(() -> connection.addresses("peer_cidrs"));
        PacketSet out = sets.from(local).and(sets.to(peers));
        PacketSet in = sets.from(peers).and(sets.to(local));
        return new Tunnel(region.id("vpn", connection), out, in, peers);
    }

    private AddressSet group(String id) {
        Optional<Row> group = region.one(Type.VPN_ENDPOINT_GROUP, id);
        if (group.isEmpty()) {
            return unknown(new Text(
                    "endpoint group " + id + " of a VPN was not read",
                    "le groupe d'extrémités " + id + " d'un VPN n'a pas été lu"));
        }
        return group.get().text("type").equals(Optional.of("subnet"))
                ? group.get().texts("endpoints").stream().map(this::subnet).reduce(AddressSet.NONE, AddressSet::union)
                : group.get().addresses("endpoints");
    }

    private AddressSet subnet(String id) {
        return region.one(Type.SUBNET, id).flatMap(row -> row.prefix("cidr")).map(AddressSet::of)
                .orElseGet(() -> unknown(new Text(
                        "subnet " + id + " of a VPN was not read",
                        "le sous-réseau " + id + " d'un VPN n'a pas été lu")));
    }

    private AddressSet unread(Row service) {
        return unknown(new Text(
                "the subnets of VPN service " + service.id() + " were not read",
                "les sous-réseaux du service VPN " + service.id() + " n'ont pas été lus"));
    }

    private AddressSet unknown(Text why) {
        return reading.widens(why) ? AddressSet.ALL : AddressSet.NONE;
    }

    /** @param takes whether a packet may come in by it */
    Interface foot(Tunnel tunnel, String suffix, boolean takes) {
        return new Interface(
                tunnel.id() + "/foot" + suffix, tunnel.id(), sets.none(), takes ? sets.all() : sets.none(), sets.all());
    }

    Route route(Tunnel tunnel, String suffix) {
        return new Route(
                tunnel.id(), tunnel.out(), tunnel.id() + "/foot" + suffix, new NextHop.Destination(), List.of());
    }

    Endpoint peer(Tunnel tunnel) {
        return new Endpoint(tunnel.id(), tunnel.id(), sets.to(tunnel.peers()), tunnel.in(), sets.all());
    }
}
