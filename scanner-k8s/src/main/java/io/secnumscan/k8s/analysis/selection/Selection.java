package io.secnumscan.k8s.analysis.selection;

import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Match;
import java.util.List;

/** Which pods of a namespace a policy is about. */
interface Selection {
    /** Whether it is about this namespace at all. */
    Match namespace(Place namespace);

    /** Whether it selects this pod of a namespace that it is about. */
    Match pod(Place namespace, LivePod pod);

    /** Whether it selects every pod of a namespace that it is about, whatever its labels are. */
    boolean everyPod();

    /** Whether there could be a pod of that namespace that it selects. */
    Match possible(Place namespace);

    /** Whether that is open only because no pod lives there whose labels would tell. */
    default boolean awaitsPod(Place namespace) {
        return false;
    }

    /** Selects nothing. */
    Selection NOTHING = new Selection() {
        @Override
        public Match namespace(Place namespace) {
            return Match.NO;
        }

        @Override
        public Match pod(Place namespace, LivePod pod) {
            return Match.NO;
        }

        @Override
        public boolean everyPod() {
            return false;
        }

        @Override
        public Match possible(Place namespace) {
            return Match.NO;
        }
    };

    /** By labels of pods and namespaces, as Kubernetes' own kinds do. */
    record ByLabels(NamespaceTest test, LabelSelector pods) implements Selection {
        @Override
        public Match namespace(Place namespace) {
            return test.of(namespace);
        }

        @Override
        public Match pod(Place namespace, LivePod pod) {
            return pods.matches(pod.own());
        }

        @Override
        public boolean everyPod() {
            return pods.selectsAll();
        }

        @Override
        public Match possible(Place namespace) {
            return pods.satisfiable();
        }
    }

    /** Any of several. */
    record AnyOf(List<Selection> all) implements Selection {
        @Override
        public Match namespace(Place namespace) {
            return all.stream().map(one -> one.namespace(namespace)).reduce(Match.NO, Match::or);
        }

        @Override
        public Match pod(Place namespace, LivePod pod) {
            return all.stream().map(one -> one.namespace(namespace).and(one.pod(namespace, pod))).reduce(Match.NO,
                    Match::or);
        }

        /** One of them alone must be about the namespace and about every pod of it: said only when all are about it. */
        @Override
        public boolean everyPod() {
            return !all.isEmpty() && all.stream().allMatch(Selection::everyPod);
        }

        @Override
        public Match possible(Place namespace) {
            return all.stream().map(one -> one.namespace(namespace).and(one.possible(namespace))).reduce(Match.NO,
                    Match::or);
        }
    }

    /** Whether a policy is about a namespace. */
    @FunctionalInterface
    interface NamespaceTest {
        Match of(Place namespace);

        static NamespaceTest named(String name) {
            return namespace -> Match.of(namespace.name().equals(name));
        }

        static NamespaceTest labelled(LabelSelector selector) {
            return namespace -> selector.matches(namespace.labels());
        }
    }
}
