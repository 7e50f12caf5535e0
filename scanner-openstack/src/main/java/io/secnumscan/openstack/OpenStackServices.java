package io.secnumscan.openstack;

import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.blockstorage.CinderPlan;
import io.secnumscan.openstack.compute.NovaPlan;
import io.secnumscan.openstack.identity.IdentityPlan;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.image.GlancePlan;
import io.secnumscan.openstack.keymanager.KeyManagerPlan;
import io.secnumscan.openstack.loadbalancer.OctaviaPlan;
import io.secnumscan.openstack.network.NetworkPlan;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.List;
import java.util.stream.Stream;

/** The services beside Keystone, in the order in which they are read. */
record OpenStackServices(List<Identity> identities, TypeCatalog types, IdentityPlan keystone) {
    /** Plans what is read of a service in one region. */
    @FunctionalInterface
    interface Planner {
        /** @param name what the catalogues call it */
        RegionPlan plan(String name, String region);
    }

    /**
     * A service.
     *
     * @param names that catalogues have for it; the first that one has is taken
     * @param types that are said to be absent where there is no such service
     */
    record Service(List<String> names, List<String> types, Planner planner) {}

    /** What catalogues may call any of them. */
    static List<String> names() {
        return Stream.of(
                List.of(NetworkPlan.SERVICE, NovaPlan.SERVICE),
                CinderPlan.SERVICES,
                List.of(GlancePlan.SERVICE, OctaviaPlan.SERVICE, KeyManagerPlan.SERVICE))
                .flatMap(List::stream)
                .toList();
    }

    List<Service> all() {
        ProjectDirectory projects = keystone.widestProjects();
        return List.of(
                new Service(List.of(NetworkPlan.SERVICE), NetworkPlan.types(),
                        (name, region) -> NetworkPlan.of(identities, region, types, projects)),
                new Service(List.of(NovaPlan.SERVICE), NovaPlan.types(),
                        (name, region) -> NovaPlan.of(
                                identities, region, types, keystone.widestDirectory(), projects)),
                new Service(CinderPlan.SERVICES, CinderPlan.types(),
                        (name, region) -> CinderPlan.of(identities, name, region, types, projects)),
                new Service(List.of(GlancePlan.SERVICE), GlancePlan.types(),
                        (name, region) -> GlancePlan.of(identities, region, types)),
                new Service(List.of(OctaviaPlan.SERVICE), OctaviaPlan.types(),
                        (name, region) -> OctaviaPlan.of(identities, region, types)),
                new Service(List.of(KeyManagerPlan.SERVICE), KeyManagerPlan.types(),
                        (name, region) -> KeyManagerPlan.of(identities, region, types)));
    }
}
