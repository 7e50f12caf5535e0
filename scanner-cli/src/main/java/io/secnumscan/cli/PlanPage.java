package io.secnumscan.cli;

import io.secnumscan.core.collect.CallCount;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.TargetPlan;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.ReasonText;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.CauseText;
import io.secnumscan.report.TerminalText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The plan of one target for a person: each list with its calls, what is settled, and what it comes to. */
record PlanPage(TargetPlan plan, Shell shell) {
    void print() {
        say(plan.target());
        plan.reads().forEach(this::read);
        if (!plan.settled().isEmpty()) {
            say("");
            say("  " + shell.say("settled by opening, nobody is asked:", "réglé à l'ouverture, rien n'est demandé :"));
            plan.settled().forEach(this::settled);
        }
        say("");
        totals();
        say("");
    }

    private void read(TargetPlan.Read read) {
        String identity = read.identity().isEmpty() ? "" : shell.say(" · by ", " · par ") + read.identity();
        say("  " + named(read.type(), read.region(), read.scope()) + identity);
        if (read.calls().isEmpty()) {
            say("    " + shell.say("no call", "aucun appel"));
        }
        for (PlannedCall call : read.calls()) {
            say("    " + call.method() + " " + SafeMessage.of(call.address()));
            say("        " + in(call.count()));
        }
    }

    private String in(CallCount count) {
        return count.text().in(shell.language());
    }

    private void settled(CoverageRecord line) {
        say("    " + named(line.type(), line.region(), line.scope()));
        wrapped("        ", why(line.coverage()).in(shell.language()));
        if (line.coverage() instanceof Coverage.Unavailable(Cause _, String _, Optional<Text> right)) {
            right.ifPresent(missing -> wrapped("        ",
                    missing.at(new Text("missing right", "droit manquant")).in(shell.language())));
        }
    }

    /** A list of resources, as this and {@link Diagnosis} call it. */
    static String named(String type, String region, Scope scope) {
        return type + (region.isEmpty() ? "" : " · " + region) + (scope.steps().isEmpty() ? "" : " · " + scope);
    }

    /** The reasons that a snapshot keeps are in English; what kind of reason it is is said in both languages. */
    static Text why(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Absent absent -> new Text("absent", "absent").then(ReasonText.of(absent.reason()));
            case Coverage.Unavailable none -> CauseText.of(none.cause()).then(ReasonText.of(none.reason()));
            case Coverage.Partial part -> CauseText.of(part.cause()).then(ReasonText.of(part.reason()));
            case Coverage.Complete _ -> new Text("read by opening", "lu à l'ouverture");
        };
    }

    private void totals() {
        String lists = Integer.toString(plan.reads().size());
        String least = Long.toString(plan.least());
        wrapped("  ", shell.say(
                lists + " lists, at least " + least + " requests where each is answered; pages, elements and"
                        + " conditions add what stands beside the calls. A request that fails is sent again, a list that"
                        + " lacks what others name is read once more, a token that ends is renewed.",
                lists + " listes, au moins " + least + " requêtes si chacune a sa réponse ; les pages, éléments et"
                        + " conditions ajoutent ce qui est dit à côté des appels. Une requête qui échoue est renvoyée,"
                        + " une liste où manque ce que d'autres nomment est relue une fois, un jeton échu est renouvelé."));
        String sent = methods(plan);
        wrapped("  ", shell.say(
                "Opening has sent " + plan.sent().size() + " requests (" + sent + "), and nothing else was sent.",
                "L'ouverture a envoyé " + plan.sent().size() + " requêtes (" + sent
                        + "), et rien d'autre n'est parti."));
    }

    /** {@code 12 GET, 1 POST}. */
    private static String methods(TargetPlan plan) {
        Map<String, Long> methods = plan.sent()
                .stream()
                .collect(Collectors.groupingBy(CallLog.Call::method, TreeMap::new, Collectors.counting()));
        return methods.entrySet()
                .stream()
                .map(method -> method.getValue() + " " + method.getKey())
                .collect(Collectors.joining(", "));
    }

    private void wrapped(String indent, String text) {
        TerminalText.wrap(SafeMessage.of(text), shell.width() - indent.length()).forEach(line -> say(indent + line));
    }

    private void say(String line) {
        shell.out().println(TerminalText.clean(line));
    }
}
