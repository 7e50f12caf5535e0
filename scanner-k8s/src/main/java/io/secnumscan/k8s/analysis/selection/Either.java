package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that lets in whole namespaces and, as another peer, pods of the policy's own: it may have been meant as those pods
 * of those namespaces. Where no pod of its own is such a one, it can hardly have been meant as it stands.
 */
final class Either {
    private final String direction;
    private final List<LabelSelector> own;
    private Match matched = Match.NO;

    private Either(String direction, List<LabelSelector> own) {
        this.direction = direction;
        this.own = own;
    }

    static List<Either> of(JsonNode spec) {
        List<Either> all = new ArrayList<>();
        add(all, "ingress", spec.path("ingress"), "from");
        add(all, "egress", spec.path("egress"), "to");
        return List.copyOf(all);
    }

    private static void add(List<Either> all, String direction, JsonNode rules, String peers) {
        for (JsonNode rule : rules) {
            boolean namespaces = false;
            List<LabelSelector> own = new ArrayList<>();
            for (JsonNode peer : rule.path(peers)) {
                boolean byNamespace = peer.path("namespaceSelector").isObject();
                boolean byPod = peer.path("podSelector").isObject();
                namespaces |= byNamespace && !byPod;
                if (byPod && !byNamespace) {
                    own.add(LabelSelector.of(peer.path("podSelector")));
                }
            }
            if (namespaces && !own.isEmpty()) {
                all.add(new Either(direction, List.copyOf(own)));
            }
        }
    }

    /** @param labels of a pod in the policy's namespace */
    void see(Labels labels) {
        for (LabelSelector selector : own) {
            matched = matched.or(selector.matches(labels));
        }
    }

    /** @param whole whether every pod of the namespace was seen */
    void write(ObjectNode row, boolean whole) {
        row.put("direction", direction);
        if (matched == Match.YES || matched == Match.NO && whole) {
            row.put("own_pods", matched == Match.YES);
        }
    }
}
