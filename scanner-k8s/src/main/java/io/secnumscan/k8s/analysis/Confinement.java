package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What pods say of a container in several places, in one. */
final class Confinement {
    /** How AppArmor was set before 1.30 had a field for it; the API server copies one to the other since. */
    private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private static final List<String> CALLS = List.of(
            "/livenessProbe", "/readinessProbe", "/startupProbe", "/lifecycle/postStart", "/lifecycle/preStop");

    private Confinement() {}

    /**
     * Adds {@code probeHosts}, the hosts that probes and hooks call when it is not the pod itself, and the AppArmor profile
     * that an annotation of the pod gives a container without one.
     */
    static void write(ObjectNode container, JsonNode annotations) {
        SortedSet<String> hosts = new TreeSet<>();
        for (String call : CALLS) {
            hosts.add(Json.text(container.at(call), "/httpGet/host"));
            hosts.add(Json.text(container.at(call), "/tcpSocket/host"));
        }
        hosts.remove("");
        if (!hosts.isEmpty()) {
            container.set("probeHosts", Json.array(hosts));
        }
        String profile = annotations.path(APPARMOR + Json.text(container, "/name")).asText("");
        if (!profile.isEmpty() && container.at("/securityContext/appArmorProfile").isMissingNode()
                && !(container.path("securityContext").isValueNode())) {
            container.withObject("/securityContext/appArmorProfile").put("type", type(profile));
        }
    }

    private static String type(String profile) {
        if (profile.equals("runtime/default")) {
            return "RuntimeDefault";
        }
        return profile.startsWith("localhost/") ? "Localhost" : "Unconfined";
    }
}
