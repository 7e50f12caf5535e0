package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.engine.Agents;
import io.secnumscan.network.kubernetes.engine.Engine;
import io.secnumscan.network.kubernetes.engine.Force;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.List;

/** What people must know of the engines of a cluster. */
final class Remarks {
    private Remarks() {}

    static List<Text> of(Agents agents) {
        List<Text> remarks = new ArrayList<>();
        String names = String.join(", ", agents.anywhere().stream()
                .map(force -> force.engine().title()).distinct().sorted().toList());
        boolean nothing = agents.anywhere().stream().allMatch(Force::enforcesNothing);
        if (agents.anywhere().isEmpty()) {
            remarks.add(new Text(
                    "nothing that enforces network policies was seen in the cluster: whether they isolate is not known",
                    "rien qui applique les politiques réseau n'a été vu dans le cluster : on ne sait pas si elles"
                            + " isolent"));
        } else if (has(agents, Answer.NO)) {
            remarks.add(new Text(
                    "Cilium is set up to enforce no network policy: nothing is isolated",
                    "Cilium est configuré pour n'appliquer aucune politique réseau : rien n'est isolé"));
        } else if (nothing && !agents.hidesSome()) {
            remarks.add(new Text(
                    "no network policy is enforced: " + names + " does not know them, so nothing is isolated",
                    "aucune politique réseau n'est appliquée : " + names + " ne les connaît pas, rien n'est donc"
                            + " isolé"));
        } else if (has(agents, Answer.UNKNOWN)) {
            remarks.add(new Text(
                    "whether Cilium enforces network policies is not known: its configuration was not read, is another"
                            + " on some nodes, or was changed after its agents started",
                    "on ne sait pas si Cilium applique les politiques réseau : sa configuration n'a pas été lue, est"
                            + " autre sur certains nœuds, ou a changé après le démarrage de ses agents"));
        }
        doubted(agents, remarks);
        return remarks;
    }

    /** Whether some agent of Cilium enforces or not, by its settings. */
    private static boolean has(Agents agents, Answer enforces) {
        return agents.anywhere().stream()
                .anyMatch(force -> force.engine() == Engine.CILIUM && force.cilium().enforces() == enforces);
    }

    private static void doubted(Agents agents, List<Text> remarks) {
        if (!agents.doubted().isEmpty()) {
            String names = String.join(", ", agents.doubted());
            remarks.add(new Text(
                    "whether this enforces network policies is not known, since it is no DaemonSet on the nodes' network"
                            + " in a namespace that is declared to be the system's or the provider's: " + names,
                    "on ne sait pas si ceci applique les politiques réseau, car ce n'est pas un DaemonSet sur le réseau"
                            + " des nœuds dans un espace de noms déclaré au système ou au prestataire : " + names));
        }
        if (!agents.unready().isEmpty()) {
            String names = String.join(", ", agents.unready());
            remarks.add(new Text(
                    "some agent is not ready, so that whether policies hold on its node is not known: " + names,
                    "un agent n'est pas prêt, on ne sait donc pas si les politiques s'appliquent sur son nœud : "
                            + names));
        }
    }
}
