package io.secnumscan.report;

import io.secnumscan.core.assess.ExitCode;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;

/** What to do after reading a report. */
final class NextStep {
    private NextStep() {}

    static Text of(Report report) {
        boolean failures = report.assessment().summary().exit() == ExitCode.FAILURES;
        if (interrupted(report)) {
            return failures ? both(AGAIN, FAILING) : ended(AGAIN);
        }
        if (report.coverage().stream().anyMatch(Gaps::wholeTarget)) {
            return failures ? both(OPEN, FAILING) : ended(OPEN);
        }
        return switch (report.assessment().summary().exit()) {
            case FAILURES -> ended(FAILING);
            case INCOMPLETE -> new Text(
                    "give the scanner the missing rights or declare what no API knows in secnumscan.yaml, then scan again.",
                    "donner les droits manquants ou déclarer dans secnumscan.yaml ce qu'aucune API ne sait, puis relancer.");
            case CLEAN, WAIVED, ERROR -> new Text(
                    "have a person judge what configuration can't show, and keep the snapshot as evidence.",
                    "faire juger par une personne ce que la configuration ne montre pas, et garder l'instantané comme preuve.");
        };
    }

    private static final Text FAILING = new Text(
            "mend what fails, worst severity first: report.json gives each resource, its evidence and the remedy",
            "corriger les échecs, les plus graves d'abord : report.json donne chaque ressource, ses preuves et le remède");
    private static final Text OPEN = new Text(
            "mend what kept a target from being opened and scan again",
            "corriger ce qui a empêché d'ouvrir une cible et relancer");
    private static final Text AGAIN = new Text(
            "scan again, since the collection was interrupted before it had seen everything",
            "relancer l'analyse, car la collecte a été interrompue avant d'avoir tout vu");

    private static boolean interrupted(Report report) {
        return report.finished().isEmpty()
                || report.coverage().stream().anyMatch(one -> switch (one.coverage()) {
                    case Coverage.Partial partial -> partial.cause() == Cause.INTERRUPTED;
                    case Coverage.Unavailable unavailable -> unavailable.cause() == Cause.INTERRUPTED;
                    case Coverage.Complete _,Coverage.Absent _ -> false;
                });
    }

    private static Text both(Text first, Text then) {
        return new Text(first.en() + "; " + then.en() + ".", first.fr() + " ; " + then.fr() + ".");
    }

    private static Text ended(Text text) {
        return new Text(text.en() + ".", text.fr() + ".");
    }
}
