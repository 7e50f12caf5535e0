package io.secnumscan.report;

import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.evaluate.Text;
import io.secnumscan.core.evaluate.Verdict;
import io.secnumscan.core.referential.Reach;

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

    static Text many(Outcome outcome) {
        return switch (outcome) {
            case NOT_SATISFIED -> new Text("not satisfied", "non satisfaites");
            case ADVICE -> new Text("advice", "conseils");
            case UNDETERMINED -> new Text("undetermined", "indéterminées");
            case PERSON -> new Text("for a person to judge", "à vérifier par une personne");
            case SATISFIED -> new Text("satisfied as far as seen", "satisfaites pour ce qui est vu");
            case NOT_APPLICABLE -> new Text("not applicable", "sans objet");
        };
    }

    static Text of(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> new Text("fail", "échecs");
            case REVIEW -> new Text("review", "à revoir");
            case NOT_ASSESSABLE -> new Text("not assessable", "non évaluables");
            case ERROR -> new Text("rule errors", "règles en erreur");
            case PASS -> new Text("pass", "réussites");
            case NOT_APPLICABLE -> new Text("not applicable", "sans objet");
        };
    }

    static Text of(Reach reach) {
        return switch (reach) {
            case FULL -> new Text("full", "totale");
            case PARTIAL -> new Text("partial", "partielle");
            case NONE -> new Text("none", "nulle");
        };
    }
}
