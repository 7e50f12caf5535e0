package io.secnumscan.k8s.analysis;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an option is when nobody sets it, for the options that rules ask about.
 *
 * <p>Source: the reference pages of the components' command lines (kubernetes.io/docs/reference/command-line-tools-reference/
 * kube-apiserver and kube-controller-manager) of Kubernetes 1.28 to 1.37, over which these did not change, and etcd's
 * configuration page (etcd.io/docs/v3.5/op-guide/configuration). Empty: not set means off.
 */
final class Defaults {
    private static final SortedMap<String, SortedMap<String, String>> OF = new TreeMap<>();
    /** Those of the numeric options whose 0 or 1 stands for a boolean. */
    private static final List<String> BOOLEANS = List.of("anonymous-auth", "client-cert-auth", "peer-client-cert-auth");

    static {
        component(
                "kube-apiserver",
                "anonymous-auth", "true",
                "audit-log-path", "",
                "audit-policy-file", "",
                "audit-webhook-config-file", "",
                "authentication-config", "",
                "authorization-config", "",
                "authorization-mode", "AlwaysAllow",
                "client-ca-file", "",
                "encryption-provider-config", "",
                "etcd-cafile", "");
        component(
                "etcd",
                "client-cert-auth", "false",
                "peer-client-cert-auth", "false",
                "peer-trusted-ca-file", "",
                "trusted-ca-file", "");
    }

    private Defaults() {}

    private static void component(String component, String... pairs) {
        SortedMap<String, String> options = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        OF.put(component, options);
    }

    /** Option to default, of one component. */
    static SortedMap<String, String> of(String component) {
        return OF.getOrDefault(component, new TreeMap<>());
    }

    /** The value as the component takes it: booleans spelt as 0 and 1 too. */
    static String meaning(String option, String value) {
        if (!BOOLEANS.contains(option)) {
            return value;
        }
        return switch (value) {
            case "1" -> "true";
            case "0" -> "false";
            default -> value;
        };
    }
}
