package io.secnumscan.report;

import io.secnumscan.core.assess.Summary;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.waiver.Selector;
import io.secnumscan.core.waiver.WaiverUse;
import io.secnumscan.core.waiver.WaiverUse.State;
import java.util.ArrayList;
import java.util.List;

/** How many failures are waived, and which waivers waive nothing. */
final class WaiverLines {
    private static final int SHOWN = 20;

    private final Summary summary;
    private final Page page;

    WaiverLines(Summary summary, Page page) {
        this.summary = summary;
        this.page = page;
    }

    void write() {
        if (summary.waivers().isEmpty()) {
            return;
        }
        page.line(page.style().bold(page.in("Waived: ", "Dérogations : ")) + page.in(Words.waived(summary.waived())));
        List<WaiverUse> idle = summary.waivers().stream().filter(use -> use.state() != State.APPLIED).toList();
        idle.subList(0, Math.min(SHOWN, idle.size())).forEach(use -> page.wrapped("  ", page.in(line(use))));
        if (idle.size() > SHOWN) {
            page.line("  " + page.in("and ", "et ") + page.in(Words.more(idle.size() - SHOWN))
                    + page.in(", see report.json", ", voir report.json"));
        }
    }

    private static Text line(WaiverUse use) {
        String what = use.waiver().rule() + " · " + selector(use.waiver().select()) + " · " + use.waiver().owner();
        if (use.state() == State.EXPIRED && use.failures() > 0) {
            return new Text(
                    "expired on " + use.waiver().expires() + ": " + what + "; "
                            + (use.failures() == 1 ? "its failure counts" : "its " + use.failures() + " failures count")
                            + " again; renew the waiver or take it out",
                    "échue le " + use.waiver().expires() + " : " + what + " ; "
                            + (use.failures() == 1 ? "son échec compte" : "ses " + use.failures() + " échecs comptent")
                            + " à nouveau ; renouveler la dérogation ou la retirer");
        }
        Text expired = use.state() == State.EXPIRED
                ? new Text("expired, and ", "échue, et ")
                : new Text("", "");
        return new Text(
                expired.en() + "matches no failure: " + what + "; correct the waiver or take it out" + hint(use).en(),
                expired.fr() + "ne correspond à aucun échec : " + what
                        + " ; corriger la dérogation ou la retirer" + hint(use).fr());
    }

    private static Text hint(WaiverUse use) {
        return use.waiver().select().resource().isPresent() && use.waiver().select().scope().isEmpty()
                ? new Text(" (without a scope, resource is an id and no name)",
                        " (sans scope, resource est un identifiant, pas un nom)")
                : new Text("", "");
    }

    private static String selector(Selector select) {
        List<String> parts = new ArrayList<>();
        select.target().ifPresent(text -> parts.add("target " + text));
        select.scope().ifPresent(parts::add);
        select.resource().ifPresent(parts::add);
        select.item().ifPresent(text -> parts.add("item " + text));
        return String.join(", ", parts);
    }
}
