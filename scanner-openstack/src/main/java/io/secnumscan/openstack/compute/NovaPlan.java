package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Microversion;
import io.secnumscan.openstack.catalog.ServiceRegions;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.identity.UserDirectory;
import io.secnumscan.openstack.quota.QuotaCollector;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import io.secnumscan.openstack.view.Sight;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which identity reads which of Nova's types in a region. */
public final class NovaPlan {
    public static final String SERVICE = "compute";
    static final int PAGE = 1000;
    private static final String SERVER = "openstack.compute.server";
    private static final String AGGREGATE = "openstack.compute.aggregate";
    private static final String HYPERVISOR = "openstack.compute.hypervisor";
    private static final String COMPUTE_SERVICE = "openstack.compute.service";
    private static final String FLAVOR = "openstack.compute.flavor";
    private static final String QUOTA = "openstack.compute.quota";
    static final Text SERVERS_RIGHT = new Text(
            "role admin on a project (Nova policies os_compute_api:servers:detail:get_all_tenants,"
                    + " os_compute_api:servers:index:get_all_tenants)",
            "rôle admin sur un projet (politiques os_compute_api:servers:detail:get_all_tenants et"
                    + " os_compute_api:servers:index:get_all_tenants de Nova)");
    private static final Text HOSTS_RIGHT = new Text(
            "role admin on a project (Nova policies os-aggregates, os-hypervisors, os-services)",
            "rôle admin sur un projet (politiques os-aggregates, os-hypervisors, os-services de Nova)");
    static final Text WHOLE_RIGHT = new Text(
            "role admin on a project (Nova lists all of these to context_is_admin only)",
            "rôle admin sur un projet (Nova ne les énumère tous qu'à context_is_admin)");
    private static final String LIMITS = "limits";
    private static final Text QUOTA_RIGHT = new Text(
            "role admin on a project (Nova policy os_compute_api:os-quota-sets:show), and the list of projects",
            "rôle admin sur un projet (politique os_compute_api:os-quota-sets:show de Nova), et la liste des projets");
    private static final int HYPERVISORS_PAGED = 33;

    private final TypeCatalog types;
    private final String region;
    private final UserDirectory users;
    private final ProjectDirectory projects;
    private final RegionPlan plan = new RegionPlan();

    private NovaPlan(TypeCatalog types, String region, UserDirectory users, ProjectDirectory projects) {
        this.types = types;
        this.region = region;
        this.users = users;
        this.projects = projects;
    }

    /** The types that it plans, in their order. */
    public static List<String> types() {
        return List.of(
                SERVER, KeypairCollector.TYPE, AGGREGATE, HYPERVISOR, COMPUTE_SERVICE, FLAVOR,
                ServerGroupCollector.TYPE,
                QUOTA);
    }

    /** Everything that whoever is refused something of Nova's may be told to lack. */
    public static List<Text> rights() {
        return List.of(SERVERS_RIGHT, HOSTS_RIGHT, WHOLE_RIGHT, KeypairCollector.RIGHT, QUOTA_RIGHT);
    }

    /**
     * @param users of the identity that sees most of them
     * @param projects likewise
     */
    public static RegionPlan of(
            List<Identity> identities, String region, TypeCatalog types, UserDirectory users,
            ProjectDirectory projects) {
        return new NovaPlan(types, region, users, projects).plan(identities);
    }

    private RegionPlan plan(List<Identity> identities) {
        List<Nova> novas = new ArrayList<>();
        List<ApiAnswer.Failure> failures = new ArrayList<>();
        for (Identity identity : identities) {
            Optional<URI> catalogue = ServiceRegions.address(identity, identities, SERVICE, region);
            if (catalogue.isPresent()) {
                NovaAddress address = NovaAddress.discover(identity, catalogue.get());
                address.failure().ifPresentOrElse(failures::add, () -> novas.add(Nova.prove(identity, address)));
            }
        }
        if (novas.isEmpty()) {
            return plan.settle(
                    types(),
                    failures.isEmpty()
                            ? RegionPlan.noEndpoint(SERVICE, region, identities)
                            : RegionPlan.unreachable(SERVICE, region, failures.getFirst()));
        }
        return read(novas);
    }

    /** The tasks, once it is known who sees what. */
    static RegionPlan read(
            List<Nova> novas, String region, TypeCatalog types, UserDirectory users, ProjectDirectory projects) {
        return new NovaPlan(types, region, users, projects).read(novas);
    }

    private RegionPlan read(List<Nova> novas) {
        novas.getFirst().address().microversion().map(Microversion::toString).ifPresent(plan::version);
        novas.forEach(nova -> plan.view(nova.identity(), nova.view()));
        tasks(novas);
        return plan;
    }

    private void tasks(List<Nova> novas) {
        List<Sight> sights = novas.stream().map(nova -> new Sight(nova.identity(), nova.view())).toList();
        plan.add(Reading.tasks(sights, region, reading -> servers(nova(novas, reading), reading)));
        plan.add(keypairs(novas, sights));
        plan.add(host(novas, AGGREGATE, new AggregateItem(),
                nova -> nova.list("os-aggregates", "", "aggregates", 0, "listing aggregates")));
        plan.add(host(novas, HYPERVISOR, TypedItem.of(types, HYPERVISOR),
                nova -> nova.list("os-hypervisors/detail", "", "hypervisors",
                        nova.address().speaks(HYPERVISORS_PAGED) ? PAGE : 0, "listing hypervisors")));
        plan.add(host(novas, COMPUTE_SERVICE, TypedItem.of(types, COMPUTE_SERVICE),
                nova -> nova.list("os-services", "", "services", 0, "listing compute services")));
        plan.add(Reading.tasks(novas.stream().map(NovaPlan::ofFlavors).toList(), region, this.flavors(novas)));
        plan.add(Reading.tasks(novas.stream().map(NovaPlan::ofGroups).toList(), region,
                reading -> new ServerGroupCollector(
                        nova(novas, reading), reading, TypedItem.of(types, ServerGroupCollector.TYPE))));
        plan.add(Reading.tasks(sights, region,
                reading -> new QuotaCollector(quota(nova(novas, reading)), reading, projects)));
    }

    private static QuotaCollector.Quota quota(Nova nova) {
        return new QuotaCollector.Quota(
                QUOTA, "os-quota-sets/", nova::get, nova::planned, "quota_set", "instances", QUOTA_RIGHT);
    }

    /** Flavors belong to no project: who doesn't see all of them sees those that are offered to it. */
    private static Sight ofFlavors(Nova nova) {
        return new Sight(nova.identity(), nova.isAdmin() ? nova.view() : new View.Unproved());
    }

    private static Sight ofGroups(Nova nova) {
        boolean narrower = nova.view() instanceof View.Cloud && !nova.isAdmin();
        return new Sight(nova.identity(), narrower ? Access.ofProject(nova.identity()) : nova.view());
    }

    private Function<Reading, Collector> flavors(List<Nova> novas) {
        return reading -> new ListCollector(
                FLAVOR,
                reading,
                nova(novas, reading).list("flavors/detail", "is_public=None", "flavors", PAGE, "listing flavors"),
                TypedItem.of(types, FLAVOR),
                new ListCollector.Trust(Set.of(), Doubt.NONE, WHOLE_RIGHT));
    }

    private ListCollector servers(Nova nova, Reading reading) {
        String query = nova.view() instanceof View.Cloud ? "all_tenants=1" : "";
        ListCall call = nova.list("servers/detail", query, "servers", PAGE, "listing servers");
        Doubt doubt = nova.view() instanceof View.Project
                ? Doubt.asking(List.of(nova.uri(LIMITS)), () -> inUse(nova))
                : Doubt.NONE;
        return new ListCollector(
                SERVER, reading, call, new ServerItem(TypedItem.of(types, SERVER)),
                new ListCollector.Trust(Set.of(), doubt, SERVERS_RIGHT));
    }

    private static Optional<String> inUse(Nova nova) {
        return nova.get(LIMITS)
                .body()
                .map(NovaPlan::instances)
                .filter(used -> used > 0)
                .map(used -> "the project's limits count " + used + " servers");
    }

    private static long instances(JsonNode body) {
        return body.path("limits").path("absolute").path("totalInstancesUsed").asLong();
    }

    /** Of everyone by who sees the cloud; else each identity's own. */
    private List<CollectTask> keypairs(List<Nova> novas, List<Sight> sights) {
        List<CollectTask> tasks = new ArrayList<>();
        Set<String> users = new HashSet<>();
        boolean cloud = Sight.widest(sights).getFirst().view() instanceof View.Cloud;
        for (Nova nova : novas) {
            String user = nova.identity().token().userId();
            boolean chosen = cloud ? nova.view() instanceof View.Cloud && tasks.isEmpty() : users.add(user);
            if (chosen) {
                Scope scope = cloud ? Scope.ALL : Scope.of("user", user);
                View view = cloud ? nova.view() : new View.Unproved();
                tasks.add(new CollectTask(
                        new KeypairCollector(nova, this.users), region, scope, nova.identity().name(), view));
            }
        }
        return tasks;
    }

    /** Lists of the operator's: refused or whole. */
    private List<CollectTask> host(List<Nova> novas, String type, Item item, Function<Nova, ListCall> call) {
        List<Sight> sights = Sight.refusedOrWhole(
                novas.stream().map(nova -> new Sight(nova.identity(), nova.view())).toList(),
                identity -> call.apply(nova(novas, identity)).isGiven(identity));
        return Reading.tasks(sights, region, reading -> {
            ListCollector list = new ListCollector(
                    type,
                    reading,
                    call.apply(nova(novas, reading)),
                    item,
                    new ListCollector.Trust(Set.of(), Doubt.NONE, HOSTS_RIGHT));
            return type.equals(COMPUTE_SERVICE) ? list.dated() : list;
        });
    }

    private static Nova nova(List<Nova> novas, Reading reading) {
        return nova(novas, reading.identity());
    }

    private static Nova nova(List<Nova> novas, Identity identity) {
        return novas.stream()
                .filter(nova -> nova.identity() == identity)
                .findFirst()
                .orElseThrow();
    }
}
