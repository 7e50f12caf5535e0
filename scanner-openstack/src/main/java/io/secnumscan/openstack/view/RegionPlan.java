package io.secnumscan.openstack.view;

import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.ServiceRegions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What is to be read of a service in a region, what is already settled, and what each identity is proved to see there. */
public final class RegionPlan {
    private final List<CollectTask> tasks = new ArrayList<>();
    private final SequencedMap<String, Coverage> settled = new LinkedHashMap<>();
    private final SequencedMap<String, View> views = new LinkedHashMap<>();
    private String version = "";

    public void add(List<CollectTask> more) {
        tasks.addAll(more);
    }

    /** Nothing more is to be read of these types. */
    public RegionPlan settle(List<String> types, Coverage coverage) {
        types.forEach(type -> settled.put(type, coverage));
        return this;
    }

    public void view(Identity identity, View view) {
        views.put(identity.name(), view);
    }

    public void version(String found) {
        version = found;
    }

    public List<CollectTask> tasks() {
        return List.copyOf(tasks);
    }

    /** Coverage by type. */
    public SequencedMap<String, Coverage> settled() {
        return new LinkedHashMap<>(settled);
    }

    /** Views by identity. */
    public SequencedMap<String, View> views() {
        return new LinkedHashMap<>(views);
    }

    /** Newest version that is spoken; empty where there is none or it isn't known. */
    public String version() {
        return version;
    }

    /** The catalogue has the service in this region, and not over the interface that the configuration wants. */
    public static Coverage noEndpoint(String service, String region, List<Identity> identities) {
        if (ServiceRegions.downgraded(identities, service, region)) {
            return Coverage.unavailable(
                    Cause.NOT_COLLECTED,
                    "the public endpoint of " + service + " in " + region
                            + " is plain http, and auth_url is https: the token"
                            + " is not sent in clear; '" + service.replace('-', '_')
                            + "_endpoint_override' in clouds.yaml allows an address, 'interface' chooses another");
        }
        String interfaces = identities.isEmpty()
                ? ""
                : String.join(", ", identities.getFirst().config().interfaces());
        return Coverage.unavailable(
                Cause.UNREACHABLE,
                "the catalogue has no endpoint of " + service + " in " + region + " with interface " + interfaces
                        + "; 'interface' in clouds.yaml chooses another");
    }

    public static Coverage unreachable(String service, String region, ApiAnswer.Failure failure) {
        return Coverage.unavailable(
                failure.cause(), "asking " + service + " in " + region + ": " + failure.message().en());
    }
}
