package io.secnumscan.report;

import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.rule.SeverityText;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.PlatformText;
import io.secnumscan.core.verdict.Verdict;
import java.util.List;

/** The words of the summary, in both languages. */
final class Words {
    private Words() {}

    static Text one(Outcome outcome) {
        return switch (outcome) {
            case NOT_SATISFIED -> new Text("not satisfied", "non satisfaite");
            case ADVICE -> new Text("advice", "conseil");
            case UNDETERMINED -> new Text("undetermined", "indéterminée");
            case PERSON -> new Text("for a person", "à vérifier");
            case SATISFIED -> new Text("satisfied", "satisfaite");
            case NOT_APPLICABLE -> new Text("not applicable", "sans objet");
        };
    }

    /** How many requirements have an outcome; in French the word agrees with the number. */
    static Text counted(long count, Outcome outcome) {
        return switch (outcome) {
            case NOT_SATISFIED -> number(count, "not satisfied", "non satisfaite", "non satisfaites");
            case ADVICE -> number(count, "advice", "conseil", "conseils");
            case UNDETERMINED -> number(count, "undetermined", "indéterminée", "indéterminées");
            case PERSON -> number(count, "for a person to judge", "à vérifier par une personne");
            case SATISFIED ->
                    number(count, "satisfied as far as seen", "satisfaite pour ce qui est vu",
                            "satisfaites pour ce qui est vu");
            case NOT_APPLICABLE -> number(count, "not applicable", "sans objet");
        };
    }

    /** How many requirements wait for a rule of a later version. */
    static Text withoutRule(long count) {
        return number(count, "without a rule yet", "sans règle à ce jour");
    }

    /** A requirement that was not looked at wholly, as it was asked for. */
    static Text leftOut() {
        return new Text("left out of this run", "laissée de côté");
    }

    /** How many of them. */
    static Text leftOut(long count) {
        return number(count, "left out of this run", "laissée de côté", "laissées de côté");
    }

    /** What a requirement lacks that only rules for platforms decide which were not scanned. */
    static Text unscanned(List<String> platforms) {
        Text target = target(platforms);
        return new Text("needs " + target.en(), "demande " + target.fr());
    }

    /** How many requirements lack it. */
    static Text unscanned(long count, List<String> platforms) {
        Text target = target(platforms);
        return new Text(
                count + (count == 1 ? " needs " : " need ") + target.en(),
                count + (count < 2 ? " demande " : " demandent ") + target.fr());
    }

    private static Text target(List<String> platforms) {
        List<String> names = platforms.stream().map(PlatformText::of).toList();
        String english = String.join(" or ", names) + " target";
        String article = english.matches("[AEIOU].*") ? "an " : "a ";
        return new Text(article + english, "une cible " + String.join(" ou ", names));
    }

    /** How many failures are waived. */
    static Text waived(long count) {
        return count == 0
                ? new Text("no failure", "aucun échec")
                : number(count, count == 1 ? "failure, which stays one" : "failures, which stay so",
                        "échec, qui en reste un", "échecs, qui en restent");
    }

    /** How many are not shown. */
    static Text more(long count) {
        return number(count, "more", "autre", "autres");
    }

    static Text moreRules(long count) {
        return new Text(
                count + (count == 1 ? " more rule of these severities fails" : " more rules of these severities fail"),
                count + (count < 2 ? " autre règle de ces gravités échoue"
                        : " autres règles de ces gravités échouent"));
    }

    static Text one(Severity severity) {
        return SeverityText.of(severity);
    }

    /** How many failing findings have a severity. */
    static Text counted(long count, Severity severity) {
        return switch (severity) {
            case CRITICAL -> number(count, "critical", "critique", "critiques");
            case HIGH -> number(count, "high", "élevé", "élevés");
            case MEDIUM -> number(count, "medium", "moyen", "moyens");
            case LOW -> number(count, "low", "faible", "faibles");
            case INFO -> number(count, "information", "information", "informations");
        };
    }

    /** How many resources have a verdict; in French the word agrees with the number. */
    static Text counted(long count, Verdict verdict) {
        return switch (verdict) {
            case FAIL -> number(count, "fail", "échec", "échecs");
            case REVIEW -> number(count, "review", "à revoir");
            case NOT_ASSESSABLE -> number(count, "not assessable", "non évaluable", "non évaluables");
            case ERROR -> number(count, "rule errors", "règle en erreur", "règles en erreur");
            case PASS -> number(count, "pass", "réussite", "réussites");
            case NOT_APPLICABLE -> number(count, "not applicable", "sans objet");
        };
    }

    private static Text number(long count, String en, String one, String many) {
        return new Text(count + " " + en, count + " " + (count < 2 ? one : many));
    }

    private static Text number(long count, String en, String fr) {
        return number(count, en, fr, fr);
    }

    static Text of(Reach reach) {
        return switch (reach) {
            case FULL -> new Text("full", "totale");
            case PARTIAL -> new Text("partial", "partielle");
            case NONE -> new Text("none", "nulle");
        };
    }
}
