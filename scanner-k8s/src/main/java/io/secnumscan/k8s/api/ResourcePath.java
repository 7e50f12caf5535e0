package io.secnumscan.k8s.api;

import io.secnumscan.core.text.Text;
import java.util.Optional;

/**
 * Where a kind of object is listed.
 *
 * @param group empty for the core group
 * @param plural {@code pods}
 */
public record ResourcePath(String group, String version, String plural) {
    /** {@code apps/v1}, {@code v1}. */
    public String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The list of the whole cluster, or of one namespace. */
    public String list(Optional<String> namespace) {
        return root(group, version) + namespace.map(name -> "/namespaces/" + KubeApi.segment(name)).orElse("") + "/"
                + plural;
    }

    /** One object. */
    public String object(Optional<String> namespace, String name) {
        return list(namespace) + "/" + KubeApi.segment(name);
    }

    static String root(String group, String version) {
        return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }

    /** What RBAC calls it: {@code pods}, {@code deployments.apps}. */
    public String right() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** {@code verb list, resource pods, in namespace x}; {@code cluster-wide}. */
    public Text missing(String verb, Optional<String> namespace) {
        return new Text(
                "verb " + verb + ", resource " + right() + ", "
                        + namespace.map(name -> "in namespace " + name).orElse("cluster-wide"),
                "verbe " + verb + ", ressource " + right() + ", "
                        + namespace.map(name -> "dans l'espace de noms " + name).orElse("dans tout le cluster"));
    }
}
