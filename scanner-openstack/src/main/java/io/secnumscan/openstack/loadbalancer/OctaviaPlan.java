package io.secnumscan.openstack.loadbalancer;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which identity reads which of Octavia's types in a region. */
public final class OctaviaPlan {
    public static final String SERVICE = "load-balancer";

    static final String MEMBER = "openstack.load-balancer.member";
    static final int PAGE = 1000;
    static final Text ALL = new Text(
            "role admin or load-balancer_global_observer on a project (Octavia policies …:get_all-global)",
            "rôle admin ou load-balancer_global_observer sur un projet (politiques …:get_all-global d'Octavia)");

    private static final String POOL = "openstack.load-balancer.pool";
    private static final String AMPHORA = "openstack.load-balancer.amphora";
    private static final Text ADMIN = new Text(
            "role admin or load-balancer_admin on a project (Octavia policy os_load-balancer_api:amphora:get_all)",
            "rôle admin ou load-balancer_admin sur un projet (politique os_load-balancer_api:amphora:get_all d'Octavia)");
    private static final List<Kind> KINDS = List.of(
            new Kind("load-balancer", "loadbalancers"),
            new Kind("listener", "listeners"),
            new Kind("l7-policy", "l7policies"),
            new Kind("pool", "pools"));

    private final TypeCatalog types;
    private final String region;
    private final AccessList octavias;
    private final Function<Access, Function<String, View>> views;
    private final RegionPlan plan = new RegionPlan();

    private OctaviaPlan(
            TypeCatalog types, String region, AccessList octavias, Function<Access, Function<String, View>> views) {
        this.types = types;
        this.region = region;
        this.octavias = octavias;
        this.views = views;
    }

    /** @param list below {@code lbaas}, and name of the list in the answer */
    private record Kind(String name, String list) {
        String type() {
            return "openstack.load-balancer." + name;
        }
    }

    /** The types that it plans, in their order. */
    public static List<String> types() {
        List<String> all = new ArrayList<>();
        KINDS.forEach(kind -> all.add(kind.type()));
        all.add(MEMBER);
        all.add(AMPHORA);
        return all;
    }

    public static RegionPlan of(List<Identity> identities, String region, TypeCatalog types) {
        return read(AccessList.open(identities, SERVICE, region, Octavia::open), region, types,
                octavia -> list -> Octavia.view(octavia, list));
    }

    /**
     * The tasks, once it is known who gets in.
     *
     * @param views of an identity, by list
     */
    static RegionPlan read(
            AccessList octavias, String region, TypeCatalog types, Function<Access, Function<String, View>> views) {
        return new OctaviaPlan(types, region, octavias, views).read();
    }

    private RegionPlan read() {
        if (octavias.closed().isPresent()) {
            return plan.settle(types(), octavias.closed().get());
        }
        octavias.all().forEach(octavia -> plan.view(octavia.identity(), octavia.view()));
        KINDS.forEach(this::owned);
        plan.add(Reading.tasks(octavias.sights(octavia -> views.apply(octavia).apply("pools")), region,
                reading -> new MemberCollector(octavias.of(reading), reading, item(POOL), item(MEMBER))));
        plan.add(Reading.tasks(octavias.refusedOrWhole(OctaviaPlan::amphorae), region, reading -> new ListCollector(
                AMPHORA,
                reading,
                amphorae(octavias.of(reading)),
                item(AMPHORA),
                new ListCollector.Trust(Set.of(), Doubt.NONE, ADMIN))));
        return plan;
    }

    private static ListCall amphorae(Access octavia) {
        return octavia.list("octavia/amphorae", "", "amphorae", PAGE, "listing amphorae");
    }

    private void owned(Kind kind) {
        plan.add(Reading.tasks(octavias.sights(octavia -> views.apply(octavia).apply(kind.list())), region,
                reading -> new ListCollector(
                        kind.type(),
                        reading,
                        octavias.of(reading).list("lbaas/" + kind.list(), "", kind.list(), PAGE,
                                "listing " + kind.list()),
                        item(kind.type()),
                        new ListCollector.Trust(Set.of(), Doubt.NONE, ALL))));
    }

    private Item item(String type) {
        return TypedItem.of(types, type);
    }
}
