package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.network.flow.PacketText;
import io.secnumscan.network.flow.Question;
import io.secnumscan.network.flow.TargetNetwork;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan reach}: one question about a network, with a packet as the witness of the answer. */
@Command(description = "Says whether one can reach another, by which packet.", footer = {"",
        "Example:  secnumscan reach audit-paris/snapshot --from internet --to project/4f0a --port 22"},
        sortOptions = false, abbreviateSynopsis = true)
final class ReachCommand implements Runnable {
    private static final int TCP = 6;

    private final Shell shell;

    @Mixin
    private NetworkSource source;

    @Option(names = "--from", paramLabel = "PLACE", required = true, descriptionKey = "reach-from",
            description = "from there: a zone, project, port, pod, internet")
    private String from = "";

    @Option(names = "--to", paramLabel = "PLACE", required = true, descriptionKey = "reach-to",
            description = "to there, likewise")
    private String to = "";

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "reach-port", description = "to this port alone")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--protocol", paramLabel = "NAME", descriptionKey = "reach-protocol",
            description = "tcp, udp, sctp, icmp, icmpv6 or a number (with --port by default tcp)")
    private Optional<String> protocol = Optional.empty();

    @Mixin
    private HelpOptions common;

    ReachCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Question.Asked asked = new Question.Asked(from, to, number(), port);
        List<TargetNetwork> networks = source.networks(shell);
        List<TargetNetwork> known = networks.stream().filter(network -> knows(network, asked)).toList();
        if (known.isEmpty()) {
            throw unknown(networks);
        }
        PrintWriter out = shell.printer(shell.out());
        known.forEach(network -> ReachPage.print(new Question(network, asked).answer(), network.chain(), shell, out));
        out.flush();
    }

    private static boolean knows(TargetNetwork network, Question.Asked asked) {
        return network.knows(asked.from()) && network.knows(asked.to());
    }

    private BadInputException unknown(List<TargetNetwork> networks) {
        if (knowsOne(networks, from) && knowsOne(networks, to)) {
            return new BadInputException(new Text(
                    "'" + from + "' and '" + to + "' are in networks that nothing joins; a cluster is joined with the"
                            + " cloud that its nodes are servers of (spec.providerID) where all of them were read",
                    "« " + from + " » et « " + to + " » sont dans des réseaux que rien ne relie ; un cluster est relié"
                            + " au cloud dont ses nœuds sont des serveurs (spec.providerID) quand tous ont été lus"));
        }
        String name = knowsOne(networks, from) ? to : from;
        return new BadInputException(new Text(
                "there is no place '" + name + "' in these snapshots; secnumscan flows lists them",
                "aucun endroit « " + name + " » dans ces instantanés ; secnumscan flows les énumère"));
    }

    private static boolean knowsOne(List<TargetNetwork> networks, String place) {
        return networks.stream().anyMatch(network -> network.knows(place));
    }

    private Optional<Integer> number() {
        Optional<Integer> named = protocol.map(name -> PacketText.number(name).orElseThrow(
                () -> new BadInputException(new Text(
                        "--protocol " + name + " is no protocol; write tcp, udp, sctp, icmp, icmpv6 or its number",
                        "--protocol " + name + " n'est pas un protocole ; écrire tcp, udp, sctp, icmp, icmpv6 ou son"
                                + " numéro"))));
        return named.or(() -> port.map(any -> TCP));
    }
}
