package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.kubernetes.select.PodSelector;
import java.util.Set;

/** What a policy selects that may exist and was not read: nobody knows. */
record UnreadPolicy(Set<String> namespaces) implements PodSelector {
    UnreadPolicy {
        namespaces = Set.copyOf(namespaces);
    }

    @Override
    public boolean mayHold(Namespace namespace) {
        return namespaces.contains(namespace.name());
    }

    @Override
    public Answer of(Pod pod) {
        return mayHold(pod.namespace()) ? Answer.UNKNOWN : Answer.NO;
    }
}
