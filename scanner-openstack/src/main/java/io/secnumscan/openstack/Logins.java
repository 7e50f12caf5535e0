package io.secnumscan.openstack;

import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Catalogue;
import io.secnumscan.openstack.config.CloudConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Logs the identities of a target in, all or none of them. */
final class Logins {
    private Logins() {}

    static List<Identity> all(List<CloudConfig> configs, String target, CollectRuntime runtime) throws TargetException {
        List<Identity> identities = new ArrayList<>();
        try {
            for (CloudConfig config : configs) {
                identities.add(Identity.login(
                        config, limited(runtime, config).client(config.transport(), target, config.name())));
            }
            oneCloud(identities);
            return List.copyOf(identities);
        } catch (TargetException e) {
            identities.forEach(Identity::close);
            throw e;
        }
    }

    private static CollectRuntime limited(CollectRuntime runtime, CloudConfig config) {
        return config.timeout()
                .map(timeout -> new CollectRuntime(
                        runtime.calls(),
                        runtime.limits().withAnswerTimeout(timeout),
                        runtime.budgets(),
                        runtime.types(),
                        runtime.detectors(),
                        runtime.clock(),
                        runtime.toolVersion(),
                        runtime.runId()))
                .orElse(runtime);
    }

    /** Identities of two clouds under one name would mix what must stay apart. */
    private static void oneCloud(List<Identity> identities) throws TargetException {
        for (Identity other : identities) {
            Set<String> first = services(identities.getFirst());
            Set<String> second = services(other);
            if (!first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains)) {
                String name = identities.getFirst().name();
                throw new TargetException(other.config().where().and(new Text(
                        " is another cloud than '" + name + "': their catalogues have no service in common; name one"
                                + " cloud's identities for one target",
                        " est un autre cloud que « " + name + " » : leurs catalogues n'ont aucun service en commun ;"
                                + " nommer les identités d'un seul cloud pour une cible")));
            }
        }
    }

    private static Set<String> services(Identity identity) {
        return identity.token().catalogue().entries().stream()
                .map(Catalogue.Entry::serviceId)
                .collect(Collectors.toSet());
    }
}
