package io.secnumscan.openstack.blockstorage;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.quota.QuotaCollector;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.ProjectsOwn;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which identity reads which of Cinder's types in a region. */
public final class CinderPlan {
    /** What catalogues call it, the service types authority's name first. */
    public static final List<String> SERVICES = List.of("block-storage", "volumev3");

    static final String VOLUME_TYPE = "openstack.block-storage.volume-type";
    static final int PAGE = 1000;
    static final Text ADMIN = new Text(
            "role admin on a project (Cinder policy context_is_admin)",
            "rôle admin sur un projet (politique context_is_admin de Cinder)");

    private static final String VOLUME = "openstack.block-storage.volume";
    private static final String SNAPSHOT = "openstack.block-storage.snapshot";
    private static final String BACKUP = "openstack.block-storage.backup";
    private static final String TRANSFER = "openstack.block-storage.transfer";
    private static final String SERVICE = "openstack.block-storage.service";
    private static final String LIMITS = "limits";
    private static final String QUOTA = "openstack.block-storage.quota";
    private static final Text QUOTA_RIGHT =
            new Text(ADMIN.en() + ", and the list of projects", ADMIN.fr() + ", et la liste des projets");
    private static final int TRANSFERS_RENAMED = 55;

    private final TypeCatalog types;
    private final String region;
    private final AccessList cinders;
    private final ProjectDirectory projects;
    private final RegionPlan plan = new RegionPlan();

    private CinderPlan(TypeCatalog types, String region, AccessList cinders, ProjectDirectory projects) {
        this.types = types;
        this.region = region;
        this.cinders = cinders;
        this.projects = projects;
    }

    /** The types that it plans, in their order. */
    public static List<String> types() {
        return List.of(VOLUME, VOLUME_TYPE, SNAPSHOT, BACKUP, TRANSFER, SERVICE, QUOTA);
    }

    /** @param projects as whoever sees most of them does */
    public static RegionPlan of(
            List<Identity> identities, String service, String region, TypeCatalog types, ProjectDirectory projects) {
        return read(AccessList.open(identities, service, region, Cinder::open), region, types, projects);
    }

    /** The tasks, once it is known who sees what. */
    static RegionPlan read(AccessList cinders, String region, TypeCatalog types, ProjectDirectory projects) {
        return new CinderPlan(types, region, cinders, projects).read();
    }

    private RegionPlan read() {
        if (cinders.closed().isPresent()) {
            return plan.settle(types(), cinders.closed().get());
        }
        Cinder.version(cinders.all().getFirst()).ifPresent(plan::version);
        cinders.all().forEach(cinder -> plan.view(cinder.identity(), cinder.view()));
        owned(VOLUME, "volumes/detail", "volumes", "totalVolumesUsed");
        plan.add(Reading.tasks(cinders.sights(CinderPlan::ofTypes), region,
                reading -> new VolumeTypeCollector(cinders.of(reading), reading, item(VOLUME_TYPE))));
        owned(SNAPSHOT, "snapshots/detail", "snapshots", "totalSnapshotsUsed");
        owned(BACKUP, "backups/detail", "backups", "totalBackupsUsed");
        plan.add(Reading.tasks(cinders.sights(), region, reading -> {
            Access cinder = cinders.of(reading);
            String path = Cinder.speaks(cinder, TRANSFERS_RENAMED) ? "volume-transfers" : "os-volume-transfer";
            return list(TRANSFER, path + "/detail", "transfers", reading, Doubt.NONE);
        }));
        plan.add(Reading.tasks(cinders.refusedOrWhole(CinderPlan::services), region, reading -> new ListCollector(
                SERVICE,
                reading,
                services(cinders.of(reading)),
                new CinderServiceItem(),
                new ListCollector.Trust(Set.of(), () -> Optional.of("no Cinder runs without a service"), ADMIN))
                .dated()));
        plan.add(Reading.tasks(cinders.sights(), region,
                reading -> new QuotaCollector(quota(cinders.of(reading)), reading, projects)));
        return plan;
    }

    private static ListCall services(Access cinder) {
        return cinder.list("os-services", "", "services", 0, "listing block storage services");
    }

    private static QuotaCollector.Quota quota(Access cinder) {
        return new QuotaCollector.Quota(
                QUOTA, "os-quota-sets/", cinder::get, cinder::planned, "quota_set", "volumes", QUOTA_RIGHT);
    }

    /** Types belong to no project: who doesn't see all of them sees those that are offered to it. */
    private static View ofTypes(Access cinder) {
        return cinder.view() instanceof View.Cloud ? cinder.view() : new View.Unproved();
    }

    private void owned(String type, String path, String array, String counted) {
        plan.add(Reading.tasks(cinders.sights(), region, reading -> {
            Access cinder = cinders.of(reading);
            Doubt doubt = cinder.view() instanceof View.Project
                    ? Doubt.asking(List.of(cinder.address(LIMITS)), () -> inUse(cinder, counted))
                    : Doubt.NONE;
            return list(type, path, array, reading, doubt);
        }));
    }

    private ListCollector list(String type, String path, String array, Reading reading, Doubt doubt) {
        Access cinder = cinders.of(reading);
        String query = cinder.view() instanceof View.Cloud ? "all_tenants=1" : "";
        return new ListCollector(
                type,
                reading,
                cinder.list(path, query, array, PAGE, "listing " + array),
                cinder.view() instanceof View.Project ? new ProjectsOwn(item(type), reading.sight().scope())
                        : item(type),
                new ListCollector.Trust(Set.of(), doubt, ADMIN));
    }

    private static Optional<String> inUse(Access cinder, String counted) {
        return cinder.get(LIMITS)
                .body()
                .map(body -> body.path("limits").path("absolute").path(counted).asLong())
                .filter(used -> used > 0)
                .map(used -> "the project's limits count " + used);
    }

    private Item item(String type) {
        return TypedItem.of(types, type);
    }
}
