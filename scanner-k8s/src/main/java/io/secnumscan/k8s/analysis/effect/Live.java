package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Match;
import java.util.Collection;
import java.util.List;

/**
 * The namespaces that are there.
 *
 * @param whole whether all of them were read
 */
record Live(List<Namespace> namespaces, boolean whole) {
    Live {
        namespaces = List.copyOf(namespaces);
    }

    /** A namespace, and the labels of its metadata. */
    record Namespace(String name, JsonNode metadata) {
        Labels labels() {
            return Labels.of(metadata);
        }
    }

    /** Whether a namespace is meant, with every pod of it. */
    @FunctionalInterface
    interface Test {
        Match of(Namespace namespace);
    }

    /**
     * Whether some tests together mean every namespace that there is: labels that all of them have select as much as an
     * empty selector does.
     */
    Match all(Collection<Test> tests) {
        if (tests.isEmpty()) {
            return Match.NO;
        }
        Match seen = namespaces.stream().map(one -> any(tests, one)).reduce(Match.YES, Match::and);
        return whole && !namespaces.isEmpty() ? seen : seen.and(Match.UNKNOWN);
    }

    private static Match any(Collection<Test> tests, Namespace namespace) {
        return tests.stream().map(test -> test.of(namespace)).reduce(Match.NO, Match::or);
    }
}
