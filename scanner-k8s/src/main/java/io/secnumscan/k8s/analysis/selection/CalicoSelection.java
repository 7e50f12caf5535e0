package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Labels.Label;
import io.secnumscan.k8s.analysis.Match;

/**
 * What a Calico policy selects, by its selector expressions. Labels of the pod's namespace are seen with the prefix
 * {@code pcns.}; those of its service account ({@code pcsa.}) are not known here.
 *
 * @param byAccount whether service accounts are selected too
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors">Calico selectors</a>
 */
record CalicoSelection(NamespaceTest test, CalicoSelector endpoints, boolean byAccount) implements Selection {
    private static final String NAMESPACE_LABEL = "pcns.";
    private static final String ACCOUNT_LABEL = "pcsa.";

    /** @param test for a policy of one namespace; a global one has a selector of namespaces, or is about all */
    static Selection of(JsonNode policy, NamespaceTest test) {
        JsonNode spec = policy.path("spec");
        boolean ofHosts = spec.path("preDNAT").asBoolean(false) || spec.path("doNotTrack").asBoolean(false);
        return ofHosts
                ? NOTHING
                : new CalicoSelection(
                        test,
                        CalicoSelector.parse(spec.path("selector").asText("")),
                        !spec.path("serviceAccountSelector").asText("").isEmpty());
    }

    /** Which namespaces a global policy is about; one that names none is about pods everywhere. */
    static NamespaceTest namespaces(JsonNode policy) {
        CalicoSelector selector = CalicoSelector.parse(policy.path("spec").path("namespaceSelector").asText(""));
        return namespace -> selector.matches(key -> ofNamespace(key, namespace));
    }

    /** Calico gives every namespace a label with its name, to which pods' selectors lead too. */
    private static Label ofNamespace(String key, Place namespace) {
        return key.equals("projectcalico.org/name")
                ? new Label.Is(namespace.name())
                : namespace.labels().get(key);
    }

    @Override
    public Match namespace(Place namespace) {
        return test.of(namespace);
    }

    @Override
    public Match pod(Place namespace, LivePod pod) {
        Match match = endpoints.matches(key -> label(key, namespace, pod.own(), new Label.Is(pod.account())));
        return byAccount ? match.and(Match.UNKNOWN) : match;
    }

    @Override
    public boolean everyPod() {
        return endpoints instanceof CalicoSelector.All && !byAccount;
    }

    /** What rests on labels that a pod could have is left open: it can hold for all but contrived expressions. */
    @Override
    public Match possible(Place namespace) {
        return endpoints.matches(key -> label(key, namespace, Labels.unread(), new Label.Unknown()));
    }

    /** With any labels at all it could be told. */
    @Override
    public boolean awaitsPod(Place namespace) {
        Labels bare = key -> new Label.None();
        return !byAccount
                && possible(namespace) == Match.UNKNOWN
                && endpoints.matches(key -> label(key, namespace, bare, new Label.None())) != Match.UNKNOWN;
    }

    private static Label label(String key, Place namespace, Labels pod, Label account) {
        if (key.startsWith(NAMESPACE_LABEL)) {
            return ofNamespace(key.substring(NAMESPACE_LABEL.length()), namespace);
        }
        if (key.startsWith(ACCOUNT_LABEL)) {
            return new Label.Unknown();
        }
        return switch (key) {
            case "projectcalico.org/namespace" -> new Label.Is(namespace.name());
            case "projectcalico.org/orchestrator" -> new Label.Is("k8s");
            case "projectcalico.org/serviceaccount" -> account;
            default -> pod.get(key);
        };
    }
}
