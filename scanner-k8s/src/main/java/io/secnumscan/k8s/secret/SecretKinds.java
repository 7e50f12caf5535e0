package io.secnumscan.k8s.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.certificate.Pem;
import io.secnumscan.k8s.collect.KubeKind;
import io.secnumscan.k8s.collect.Trimmed;
import io.secnumscan.k8s.spelling.GoBoolean;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets, of which the values never leave the API server, and ConfigMaps, of which they are measured. */
public final class SecretKinds {
    private static final String TLS = "kubernetes.io/tls";

    private SecretKinds() {}

    /** Switches that rules judge. Other values are measured, and a measured switch no longer says which way it stands. */
    private static final List<String> SWITCHES = List.of(
            "allow-snippet-annotations", "enable-cilium-clusterwide-network-policy", "enable-cilium-network-policy",
            "enable-hubble", "enable-ipsec", "enable-k8s-networkpolicy", "enable-wireguard", "hubble-disable-tls",
            "policy-audit-mode");

    /** The same of settings that take one of a few words. */
    private static final Map<String, Set<String>> CHOICES =
            Map.of("enable-policy", Set.of("default", "always", "never"));

    /** Private keys come along, since no API gives a part of a Secret: they are dropped before anything looks at them. */
    private static void certificate(ObjectNode secret) {
        JsonNode chain = secret.path("data").path("tls.crt");
        secret.retain("kind", "apiVersion", "metadata", "type");
        Trimmed.annotationValues(secret);
        secret.set("tls", chain);
        Pem.shown(secret, "tls");
        if (!secret.path("tls").isObject()) {
            secret.putObject("tls").put("unreadable", true);
        }
    }

    /**
     * When a ConfigMap was last changed, by the newest date of who wrote its fields: programs that read it as they start know
     * nothing of what came after.
     */
    private static void changed(ObjectNode configMap) {
        String last = "";
        for (JsonNode one : configMap.path("metadata").path("managedFields")) {
            String time = one.path("time").asText("");
            if (time.isEmpty()) {
                return;
            }
            last = time.compareTo(last) > 0 ? time : last;
        }
        if (!last.isEmpty()) {
            configMap.put("changed", last);
        }
    }

    /** Only what is known to be measured, or to hold no value, is kept. */
    private static void unknown(ObjectNode configMap) {
        configMap.retain("kind", "apiVersion", "metadata", "data", "binaryData", "immutable");
        changed(configMap);
        ObjectNode switches = configMap.objectNode();
        for (String name : SWITCHES) {
            String value = configMap.path("data").path(name).asText("");
            GoBoolean.of(value).ifPresent(on -> switches.put(name, on));
        }
        ObjectNode choices = configMap.objectNode();
        CHOICES.forEach((name, words) -> {
            String value = configMap.path("data").path(name).asText("").strip();
            if (words.contains(value)) {
                choices.put(name, value);
            }
        });
        configMap.path("data").fieldNames().forEachRemaining(configMap.putArray("names")::add);
        if (!switches.isEmpty()) {
            configMap.set("switches", switches);
        }
        if (!choices.isEmpty()) {
            configMap.set("choices", choices);
        }
    }

    /**
     * @param certificates whether Secrets of type kubernetes.io/tls are read whole, of which only what their certificates
     *     say is kept
     */
    public static List<KubeKind> kinds(boolean certificates) {
        KubeKind secrets = KubeKind.namespaced(
                "kubernetes.core.secret", "Secret", new ResourcePath("", "v1", "secrets"));
        return List.of(
                certificates
                        ? secrets.readBy(List.of(
                                secrets.asMetadata().where("type!=" + TLS),
                                secrets.without(SecretKinds::certificate).where("type=" + TLS)))
                        : secrets.asMetadata(),
                KubeKind.namespaced(
                        "kubernetes.core.config-map",
                        "ConfigMap",
                        new ResourcePath("", "v1", "configmaps")).inEveryCluster().without(SecretKinds::unknown));
    }
}
