package io.secnumscan.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Reference;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.ServiceRegions;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.identity.IdentityPlan;
import io.secnumscan.openstack.identity.KeystoneView;
import io.secnumscan.openstack.identity.MissingServices;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One OpenStack cloud, with all the identities that read it. */
final class OpenStackSession implements TargetSession {
    private final TargetSpec spec;
    private final List<Identity> identities;
    private final Facts facts;
    private final List<CollectTask> plan = new ArrayList<>();
    private final List<CoverageRecord> settled = new ArrayList<>();

    private OpenStackSession(TargetSpec spec, List<Identity> identities, Facts facts) {
        this.spec = spec;
        this.identities = identities;
        this.facts = facts;
    }

    static OpenStackSession open(TargetSpec spec, List<CloudConfig> configs, CollectRuntime runtime)
            throws TargetException {
        List<Identity> identities = Logins.all(configs, spec.name(), runtime);
        try {
            SortedSet<String> listed = KeystoneRegions.ids(identities.getFirst());
            ServiceRegions regions = regions(spec, identities, listed);
            regions.check();
            for (String service : OpenStackServices.names()) {
                ServiceRegions.checkOverride(service, identities);
            }
            boolean all = !regions.asked().isEmpty() || !listed.isEmpty() && listed.containsAll(regions.known());
            OpenStackSession session = new OpenStackSession(
                    spec, identities,
                    new Facts(spec.name(), all ? Optional.of(regions.read()) : Optional.empty(), identities));
            session.discover(regions, runtime);
            return session;
        } catch (TargetException | RuntimeException e) {
            identities.forEach(Identity::close);
            throw e;
        }
    }

    private void discover(ServiceRegions regions, CollectRuntime runtime) {
        List<KeystoneView> views = identities.stream().map(KeystoneView::prove).toList();
        views.forEach(view -> facts.view(view.identity().name(), "identity", view.owned()));
        SortedSet<String> named = new TreeSet<>();
        identities.forEach(identity -> named.addAll(identity.token().catalogue().regions()));
        IdentityPlan keystone = new IdentityPlan(views, runtime.types(), named);
        plan.addAll(keystone.tasks());
        MissingServices missing = new MissingServices(identities);
        OpenStackServices services = new OpenStackServices(identities, runtime.types(), keystone);
        services.all().forEach(service -> service(service, regions, missing));
    }

    private void service(OpenStackServices.Service service, ServiceRegions regions, MissingServices missing) {
        String name = service.names().stream()
                .filter(one -> !regions.of(one, identities).isEmpty())
                .findFirst()
                .orElse(service.names().getFirst());
        SortedSet<String> found = regions.of(name, identities);
        if (found.isEmpty()) {
            Coverage coverage = missing.why(service.names());
            service.types().forEach(type -> settle("", type, coverage));
        }
        for (String region : found) {
            RegionPlan planned = service.planner().plan(name, region);
            plan.addAll(planned.tasks());
            planned.settled().forEach((type, coverage) -> settle(region, type, coverage));
            planned.views().forEach((identity, view) -> facts.view(identity, place(name, region), view));
            facts.version(place(name, region), planned.version());
        }
    }

    private static String place(String service, String region) {
        return region.isEmpty() ? service : service + "/" + region;
    }

    private void settle(String region, String type, Coverage coverage) {
        settled.add(new CoverageRecord(spec.name(), region, Scope.ALL, type, coverage, "", new View.Unproved()));
    }

    private static ServiceRegions regions(TargetSpec spec, List<Identity> identities, SortedSet<String> listed) {
        SortedSet<String> known = new TreeSet<>(listed);
        Set<String> asked = new LinkedHashSet<>(spec.regions());
        for (Identity identity : identities) {
            known.addAll(identity.token().catalogue().regions());
            if (spec.regions().isEmpty()) {
                asked.addAll(identity.config().regions());
            }
        }
        return new ServiceRegions(known, asked);
    }

    @Override
    public List<CollectTask> plan() {
        return List.copyOf(plan);
    }

    @Override
    public List<CoverageRecord> settled() {
        return List.copyOf(settled);
    }

    @Override
    public List<Reference> references() {
        return OpenStackReferences.ALL;
    }

    @Override
    public ObjectNode facts() {
        return facts.toJson();
    }

    @Override
    public void close() {
        identities.forEach(Identity::close);
    }
}
