package io.secnumscan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a snapshot shows that the value of a parameter may be about. Whether it is so, a person says. */
final class Candidates {
    private final SortedMap<String, SequencedMap<List<String>, Candidate>> byParameter = new TreeMap<>();

    /**
     * Something that was seen.
     *
     * @param value as a parameter writes it
     * @param name for the person who fills in; empty when the value says it
     */
    record Candidate(String target, String value, String name) {}

    /** The resources of a type, one after the other. */
    private interface Look {
        void at(String type, Consumer<Resource> each);
    }

    List<Candidate> of(String parameter) {
        return List.copyOf(byParameter.getOrDefault(parameter, new LinkedHashMap<>()).values());
    }

    void see(SnapshotReader snapshot) {
        snapshot.targets().forEach(target -> {
            Look look = (type, each) -> snapshot.resources(target.name(), type, each);
            openstack(look);
            kubernetes(look);
        });
    }

    private void openstack(Look look) {
        look.at("openstack.identity.project", one -> add("projects", one, one.id()));
        look.at("openstack.identity.region", one -> add("allowedRegions", one, one.id()));
        look.at("openstack.identity.role-assignment", this::assignment);
        look.at("openstack.network.network", one -> when(one, "/shared", "sharedNetworks"));
        look.at("openstack.network.security-group", one -> when(one, "/shared", "sharedGroups"));
        look.at("openstack.network.subnet", one -> add("adminNetworks", one, text(one, "/cidr")));
        look.at("openstack.compute.hypervisor", one -> add("managementNetworks", one, host(text(one, "/host_ip"))));
        look.at("openstack.block-storage.volume", one -> add("backedUpVolumes", one, one.id()));
        look.at("openstack.block-storage.backup",
                one -> add("encryptedBackupContainers", one, text(one, "/container"), ""));
        look.at("openstack.load-balancer.pool", one -> add("sensitivePools", one, one.id()));
        look.at("openstack.image.image", one -> {
            if (text(one, "/visibility").equals("community")) {
                add("communityImages", one, one.id());
            }
        });
        look.at("openstack.image.member", one -> add("imageReceivers", one, text(one, "/member_id"), ""));
    }

    /** Who is an administrator somewhere, and who has a role where services have theirs. */
    private void assignment(Resource one) {
        String domain = text(one, "/user/domain/name");
        String user = account(text(one, "/user/name"), text(one, "/user/domain/id"));
        if (text(one, "/role/name").equals("admin")) {
            add("administrators", one, user, domain);
        }
        if (text(one, "/scope/project/name").equals("service")) {
            add("technicalAccounts", one, user, domain);
        }
    }

    /** Nothing where either is unknown: of a group nobody is named, and a bare name counts only in the provider's domains. */
    private static String account(String name, String domain) {
        return name.isEmpty() || domain.isEmpty() ? "" : name + "@" + domain;
    }

    private void kubernetes(Look look) {
        look.at("kubernetes.core.namespace", one -> add("namespaces", one, one.name(), ""));
        look.at("kubernetes.core.service", this::service);
        look.at("kubernetes.rbac.cluster-role-binding", this::binding);
        look.at("kubernetes.network.ingress-class", one -> add("defaultCertificateClasses", one, one.name(), ""));
        look.at("kubernetes.core.node", one -> one.attributes().at("/status/addresses").forEach(address -> {
            if (address.path("type").asText().equals("InternalIP")) {
                add("managementNetworks", one, host(address.path("address").asText()));
            }
        }));
    }

    private void service(Resource one) {
        switch (text(one, "/spec/type")) {
            case "LoadBalancer", "NodePort" ->
                    add("publicServices", one, text(one, "/metadata/namespace") + "/" + one.name(), "");
            case "ExternalName" -> add("externalNames", one, text(one, "/spec/externalName"));
            default -> {}
        }
    }

    private void binding(Resource one) {
        if (!text(one, "/roleRef/name").equals("cluster-admin")) {
            return;
        }
        for (JsonNode subject : one.attributes().path("subjects")) {
            String kind = subject.path("kind").asText();
            String name = subject.path("name").asText();
            String account = "system:serviceaccount:" + subject.path("namespace").asText() + ":" + name;
            add("breakGlassSubjects", one, kind + "/" + (kind.equals("ServiceAccount") ? account : name));
            if (kind.equals("User")) {
                add("administrators", one, name, "");
            }
        }
    }

    private void when(Resource one, String flag, String parameter) {
        if (one.attributes().at(flag).asBoolean(false)) {
            add(parameter, one, one.id());
        }
    }

    private void add(String parameter, Resource seen, String value) {
        add(parameter, seen, value, seen.name());
    }

    private void add(String parameter, Resource seen, String value, String name) {
        if (!value.isEmpty()) {
            byParameter.computeIfAbsent(parameter, unused -> new LinkedHashMap<>())
                    .putIfAbsent(List.of(seen.target(), value),
                            new Candidate(seen.target(), value, name.equals(value) ? "" : name));
        }
    }

    /** The smallest range that holds the address; the person knows the plane around it. */
    private static String host(String address) {
        if (address.isEmpty()) {
            return "";
        }
        return address + (address.contains(":") ? "/128" : "/32");
    }

    private static String text(Resource one, String pointer) {
        return one.attributes().at(pointer).asText("");
    }
}
