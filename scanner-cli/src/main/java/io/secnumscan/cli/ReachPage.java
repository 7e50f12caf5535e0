package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.network.flow.Chain;
import io.secnumscan.network.flow.Decision;
import io.secnumscan.network.flow.Flow;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.Hops;
import io.secnumscan.network.flow.Question;
import io.secnumscan.report.TerminalText;
import java.io.PrintWriter;

/** An answer about reachability, for a person. */
final class ReachPage {
    private ReachPage() {}

    static void print(Question.Answer answer, Chain chain, Shell shell, PrintWriter out) {
        Flow flow = answer.flow();
        line(out, "", flow.from() + " → " + flow.to() + "  " + decision(flow.decision()).in(shell.language()));
        FlowLine.of(flow, Chain.OF_OBJECTS).stream().filter(one -> one.decision() != Decision.BLOCKED)
                .forEach(one -> line(
                        out, "  ",
                        protocol(one) + (one.decision() == Decision.POSSIBLE ? shell.say(" (possible)", " (possible)")
                                : "")));
        flow.witness().map(journey -> Hops.of(journey, chain)).ifPresent(hops -> {
            line(out, "  ", shell.say("by this packet", "par ce paquet"));
            hops.forEach(hop -> line(out, "    ", hop.in(shell.language())));
        });
        answer.stop().map(stop -> Hops.of(stop, chain)).ifPresent(hops -> {
            line(out, "  ", shell.say("a packet gets no further than this", "un paquet ne va pas plus loin que ceci"));
            hops.forEach(hop -> line(out, "    ", hop.in(shell.language())));
        });
        if (!flow.possible().isEmpty()) {
            answer.doubts().forEach(doubt -> line(out, "  ? ", doubt.in(shell.language())));
        }
    }

    private static String protocol(FlowLine line) {
        return line.ports().isEmpty() ? line.protocol() : line.protocol() + " " + String.join(", ", line.ports());
    }

    private static Text decision(Decision decision) {
        return switch (decision) {
            case REACHABLE -> new Text("reachable", "joignable");
            case POSSIBLE -> new Text("possible", "possible");
            case BLOCKED -> new Text("blocked", "bloqué");
        };
    }

    private static void line(PrintWriter out, String indent, String text) {
        out.println(indent + TerminalText.clean(text));
    }
}
