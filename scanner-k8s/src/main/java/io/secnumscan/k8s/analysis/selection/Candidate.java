package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.Match;
import java.util.List;

/** A policy and a namespace that it may bear on; counts the pods that it selects there. */
final class Candidate {
    private final Policy policy;
    private final Place namespace;
    private final Match about;
    private int selected;
    private boolean unsure;

    /** @param about whether the policy is about the namespace at all: YES or UNKNOWN */
    Candidate(Policy policy, Place namespace, Match about) {
        this.policy = policy;
        this.namespace = namespace;
        this.about = about;
    }

    void see(LivePod pod) {
        switch (policy.selection().pod(namespace, pod)) {
            case YES -> selected++;
            case UNKNOWN -> unsure = true;
            case NO -> {}
        }
    }

    /**
     * Whether it bears on the namespace.
     *
     * @param podsWhole whether all pods of the namespace were seen
     * @param anyPod whether there is a live one
     */
    Match bears(boolean podsWhole, boolean anyPod) {
        return about.and(selects(podsWhole, anyPod));
    }

    private Match selects(boolean podsWhole, boolean anyPod) {
        if (policy.selection().everyPod() || selected > 0) {
            return Match.YES;
        }
        if (!podsWhole || unsure) {
            return Match.UNKNOWN;
        }
        return anyPod ? Match.NO : policy.selection().possible(namespace);
    }

    /** Whether nothing but a live pod is missing to tell whether it bears on the namespace. */
    boolean awaitsPod(boolean podsWhole, boolean anyPod) {
        return about == Match.YES && podsWhole && !anyPod && policy.selection().awaitsPod(namespace);
    }

    Resource row(String target, boolean podsWhole) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("namespace", namespace.name());
        row.put("policy", policy.source().id());
        row.put("policy_type", policy.source().type());
        row.put("policy_name", policy.name());
        row.put("cluster_wide", policy.namespace().isEmpty());
        row.put("every_pod", policy.selection().everyPod());
        policy.ingress().ifPresent(ingress -> row.put("ingress", ingress.word()));
        if (podsWhole && !unsure) {
            row.put("pods", selected);
        }
        Derived.from(row, List.of(policy.source()));
        return Derived.resource(
                target, SelectionAnalysis.TYPE, namespace.name(),
                namespace.name() + "/" + kind() + "/" + policy.source().id(),
                policy.name(), row);
    }

    /** Two kinds of policy share the name NetworkPolicy. */
    private String kind() {
        return policy.source().type().substring(policy.source().type().lastIndexOf('.') + 1);
    }
}
