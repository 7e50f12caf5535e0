package io.secnumscan.openstack.keymanager;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which identity reads which of Barbican's types in a region. Barbican shows each project its own and nobody all, so that one
 * identity for each project reads; what no identity's project has is not seen.
 */
public final class KeyManagerPlan {
    public static final String SERVICE = "key-manager";

    static final String SECRET = "openstack.key-manager.secret";
    static final String CONTAINER = "openstack.key-manager.container";
    static final String ACL = "openstack.key-manager.acl";
    static final int PAGE = 100;
    /** What shows a project's secrets; nothing shows those of all. */
    public static final Text PROJECT = new Text(
            "role reader (observer before 2024) on each project, with one identity a project (Barbican shows a"
                    + " token its own project's only)",
            "rôle reader (observer avant 2024) sur chaque projet, avec une identité par projet (Barbican ne"
                    + " montre à un jeton que son propre projet)");

    private static final String STORES = "secret-stores";
    private static final String STORE = "openstack.key-manager.secret-store";
    private static final Text ANY = new Text(
            "role reader, observer or creator on any project",
            "rôle reader, observer ou creator sur un projet quelconque");

    private final TypeCatalog types;
    private final String region;
    private final AccessList barbicans;
    private final RegionPlan plan = new RegionPlan();

    private KeyManagerPlan(TypeCatalog types, String region, AccessList barbicans) {
        this.types = types;
        this.region = region;
        this.barbicans = barbicans;
    }

    /** The types that it plans, in their order. */
    public static List<String> types() {
        return List.of(SECRET, CONTAINER, ACL, STORE);
    }

    public static RegionPlan of(List<Identity> identities, String region, TypeCatalog types) {
        AccessList barbicans = AccessList.open(identities, SERVICE, region, Barbican::open);
        boolean single = barbicans.all().stream().anyMatch(barbican -> barbican.get(STORES).status() == 404);
        return read(barbicans, single, region, types);
    }

    /**
     * The tasks, once it is known who gets in.
     *
     * @param single whether there is one store, which 404 in place of their list says
     */
    static RegionPlan read(AccessList barbicans, boolean single, String region, TypeCatalog types) {
        return new KeyManagerPlan(types, region, barbicans).read(single);
    }

    private RegionPlan read(boolean single) {
        if (barbicans.closed().isPresent()) {
            return plan.settle(types(), barbicans.closed().get());
        }
        barbicans.all().forEach(barbican -> plan.view(barbican.identity(), barbican.view()));
        List<Barbican.Kind> kinds = List.of(Barbican.SECRETS, Barbican.CONTAINERS);
        for (Barbican.Kind kind : kinds) {
            plan.add(Reading.tasks(barbicans.sights(), region,
                    reading -> new OwnedCollector(kind, barbicans.of(reading), reading,
                            TypedItem.of(types, kind.type()))));
        }
        plan.add(Reading.tasks(barbicans.sights(), region,
                reading -> new AclCollector(barbicans.of(reading), reading, kinds)));
        stores(single);
        return plan;
    }

    private static ListCall stores(Access barbican) {
        return barbican.list(STORES, "", "secret_stores", 0, "listing secret stores");
    }

    private void stores(boolean single) {
        if (single) {
            plan.settle(List.of(STORE), new Coverage.Absent("Barbican has one store, and no list of stores"));
            return;
        }
        plan.add(Reading.tasks(barbicans.refusedOrWhole(KeyManagerPlan::stores), region, reading -> new ListCollector(
                STORE,
                reading,
                stores(barbicans.of(reading)),
                element -> TypedItem.of(types, STORE).of(Barbican.named(element, "secret_store_ref", "")),
                new ListCollector.Trust(Set.of(), () -> Optional.of("no Barbican is without a store"), ANY))));
    }

}
