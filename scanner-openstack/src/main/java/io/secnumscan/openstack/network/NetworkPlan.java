package io.secnumscan.openstack.network;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.ServiceRegions;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.quota.QuotaCollector;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import io.secnumscan.openstack.view.Sight;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which identity reads which of Neutron's types in a region. */
public final class NetworkPlan {
    public static final String SERVICE = "network";
    private static final String EXTENSIONS = "openstack.network.extension";
    private static final String QUOTA = "openstack.network.quota";
    private static final String QUOTAS = "quotas";
    private static final Text QUOTA_RIGHT = new Text(
            "role admin on a project (Neutron shows other projects' quotas to context_is_admin only), and the list of projects",
            "rôle admin sur un projet (Neutron ne montre les quotas des autres projets qu'à context_is_admin), et la liste des"
                    + " projets");

    private final TypeCatalog types;
    private final String region;
    private final ProjectDirectory projects;
    private final RegionPlan plan = new RegionPlan();

    private NetworkPlan(TypeCatalog types, String region, ProjectDirectory projects) {
        this.types = types;
        this.region = region;
        this.projects = projects;
    }

    /** The types that it plans, in their order. */
    public static List<String> types() {
        List<String> all = new ArrayList<>();
        all.add(EXTENSIONS);
        NetworkKind.ALL.forEach(kind -> all.add(kind.type()));
        all.add(QUOTA);
        return all;
    }

    /** @param projects as whoever sees most of them does */
    public static RegionPlan of(
            List<Identity> identities, String region, TypeCatalog types, ProjectDirectory projects) {
        return new NetworkPlan(types, region, projects).plan(identities);
    }

    private RegionPlan plan(List<Identity> identities) {
        List<Reach> reaching = identities.stream().flatMap(identity -> reach(identity, identities).stream()).toList();
        if (reaching.isEmpty()) {
            return plan.settle(types(), RegionPlan.noEndpoint(SERVICE, region, identities));
        }
        Extensions extensions = extensions(reaching);
        if (extensions.failure().isPresent()) {
            return plan.settle(types(), RegionPlan.unreachable(SERVICE, region, extensions.failure().get()));
        }
        List<Neutron> neutrons = reaching.stream()
                .map(reach -> Neutron.prove(reach.identity(), reach.base()))
                .toList();
        return read(neutrons, extensions);
    }

    /** The tasks, once it is known what there is and who sees what of it. */
    static RegionPlan read(
            List<Neutron> neutrons, Extensions extensions, String region, TypeCatalog types,
            ProjectDirectory projects) {
        return new NetworkPlan(types, region, projects).read(neutrons, extensions);
    }

    private RegionPlan read(List<Neutron> neutrons, Extensions extensions) {
        extensionTasks(neutrons);
        NetworkKind.ALL.forEach(kind -> kind(kind, neutrons, extensions));
        quotas(neutrons, extensions);
        neutrons.forEach(neutron -> plan.view(neutron.identity(), neutron.view()));
        return plan;
    }

    /** As the first identity that gets an answer sees them; each may come over an interface of its own. */
    private static Extensions extensions(List<Reach> reaching) {
        List<Extensions> tried = new ArrayList<>();
        for (Reach reach : reaching) {
            Extensions read = Extensions.read(reach.identity(), reach.base());
            if (read.failure().isEmpty()) {
                return read;
            }
            tried.add(read);
        }
        return tried.getFirst();
    }

    /** An identity, and where it reaches the region's Neutron. */
    private record Reach(Identity identity, URI base) {}

    private Optional<Reach> reach(Identity identity, List<Identity> identities) {
        return ServiceRegions.address(identity, identities, SERVICE, region)
                .map(address -> new Reach(identity, Neutron.base(address)));
    }

    /** Every token is shown the whole list. */
    private void extensionTasks(List<Neutron> neutrons) {
        List<Sight> sights = neutrons.stream()
                .map(neutron -> new Sight(neutron.identity(), new View.Cloud()))
                .toList();
        plan.add(Reading.tasks(sights, region, reading -> new ListCollector(
                EXTENSIONS,
                reading,
                call(of(neutrons, reading), "extensions", "extensions", 0),
                TypedItem.of(types, EXTENSIONS),
                new ListCollector.Trust(Set.of(), () -> Optional.of("no Neutron is without extensions"),
                        new Text("any role", "un rôle quelconque")))));
    }

    private void kind(NetworkKind kind, List<Neutron> neutrons, Extensions extensions) {
        Optional<String> lacking = kind.extension().filter(extensions::lacks);
        if (lacking.isPresent() && neutrons.stream().allMatch(neutron -> neutron.lacks(kind.path()))) {
            absent(kind.type(), lacking.get());
            return;
        }
        List<Sight> sights = neutrons.stream()
                .map(neutron -> new Sight(neutron.identity(), neutron.view(kind)))
                .toList();
        plan.add(Reading.tasks(sights, region, reading -> collector(kind, of(neutrons, reading), reading)));
    }

    private void absent(String type, String extension) {
        plan.settle(List.of(type), new Coverage.Absent("Neutron's extension " + extension + " is not installed"));
    }

    /** Of each project by itself: the list of quotas leaves out all projects whose limits are the defaults. */
    private void quotas(List<Neutron> neutrons, Extensions extensions) {
        if (extensions.lacks(QUOTAS) && neutrons.stream().allMatch(neutron -> neutron.lacks(QUOTAS))) {
            absent(QUOTA, QUOTAS);
            return;
        }
        List<Sight> sights =
                neutrons.stream().map(neutron -> new Sight(neutron.identity(), neutron.view())).toList();
        plan.add(Reading.tasks(sights, region,
                reading -> new QuotaCollector(quota(of(neutrons, reading)), reading, projects)));
    }

    private static QuotaCollector.Quota quota(Neutron neutron) {
        return new QuotaCollector.Quota(
                QUOTA, QUOTAS + "/", neutron::get, path -> PlannedCall.get(neutron.address(path)), "quota", "network",
                QUOTA_RIGHT);
    }

    private ListCollector collector(NetworkKind kind, Neutron neutron, Reading reading) {
        Doubt doubt = new NetworkDoubts(neutron).about(kind);
        ListCollector list = new ListCollector(
                kind.type(),
                reading,
                call(neutron, kind.path(), kind.array(), kind.page()),
                TypedItem.of(types, kind.type()),
                new ListCollector.Trust(Set.of(), doubt, kind.right()));
        return kind.dated() ? list.dated() : list;
    }

    private static ListCall call(Neutron neutron, String path, String array, int page) {
        return new ListCall(neutron.address(path), "", array, Map.of(), page, "listing " + array.replace('_', ' '));
    }

    private static Neutron of(List<Neutron> neutrons, Reading reading) {
        return neutrons.stream()
                .filter(neutron -> neutron.identity() == reading.identity())
                .findFirst()
                .orElseThrow();
    }
}
