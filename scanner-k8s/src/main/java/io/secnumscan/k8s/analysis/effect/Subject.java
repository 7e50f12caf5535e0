package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;

/** What an administrator's policy is about: pods by their labels, in namespaces by theirs. */
record Subject(LabelSelector namespaces, LabelSelector pods) {
    static Subject of(JsonNode subject) {
        return subject.path("namespaces").isObject()
                ? new Subject(LabelSelector.of(subject.path("namespaces")), new LabelSelector(List.of()))
                : new Subject(
                        LabelSelector.of(subject.path("pods").path("namespaceSelector")),
                        LabelSelector.of(subject.path("pods").path("podSelector")));
    }

    boolean isEveryPod() {
        return namespaces.selectsAll() && pods.selectsAll();
    }

    /** Whether there is a namespace where a pod could be that both are about. */
    Match overlaps(Subject other, Live live) {
        List<LabelSelector.Requirement> both = new ArrayList<>(pods.requirements());
        both.addAll(other.pods.requirements());
        Match seen = live.namespaces().stream()
                .map(one -> namespaces.matches(one.labels()).and(other.namespaces.matches(one.labels())))
                .reduce(Match.NO, Match::or);
        Match here = seen == Match.NO && !live.whole() ? Match.UNKNOWN : seen;
        return here.and(new LabelSelector(both).satisfiable());
    }
}
