package io.secnumscan.network.kubernetes.select;

import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;

/** Selects pods, in the way of some API. Equal ones select the same. */
public interface PodSelector {
    /** False only where no pod of the namespace can be selected, whatever its labels are. */
    boolean mayHold(Namespace namespace);

    Answer of(Pod pod);

    /** Selects nothing. */
    record None() implements PodSelector {
        @Override
        public boolean mayHold(Namespace namespace) {
            return false;
        }

        @Override
        public Answer of(Pod pod) {
            return Answer.NO;
        }
    }

    /** Pods of one namespace, by their labels. */
    record InNamespace(String name, LabelSelector pods) implements PodSelector {
        @Override
        public boolean mayHold(Namespace namespace) {
            return namespace.name().equals(name);
        }

        @Override
        public Answer of(Pod pod) {
            return Answer.of(mayHold(pod.namespace())).and(pods.matches(pod.labels()));
        }
    }

    /** Pods by their labels in namespaces by theirs; both must fit. */
    record ByLabels(LabelSelector namespaces, LabelSelector pods) implements PodSelector {
        @Override
        public boolean mayHold(Namespace namespace) {
            return namespaces.matches(namespace.labels()) != Answer.NO;
        }

        @Override
        public Answer of(Pod pod) {
            return namespaces.matches(pod.namespace().labels()).and(pods.matches(pod.labels()));
        }
    }
}
