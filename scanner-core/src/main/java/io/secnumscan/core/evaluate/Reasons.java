package io.secnumscan.core.evaluate;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.ReasonText;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.rule.Breadth;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.CauseText;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences on what could not be seen. */
final class Reasons {
    private Reasons() {}

    /** Nothing of the type was read. */
    static Text unavailable(Gap gap) {
        if (gap.type().equals(SnapshotView.WHOLE_TARGET)) {
            return new Text(
                    "the target could not be opened: " + cause(gap).en(),
                    "la cible n'a pas pu être ouverte : " + cause(gap).fr());
        }
        return new Text(
                gap.type() + " could not be read: " + cause(gap).en(),
                gap.type() + " n'a pas pu être lu : " + cause(gap).fr());
    }

    /** Only part of the type was read, or may have been. */
    static Text partial(Gap gap) {
        return new Text(
                gap.type() + " was not wholly read: " + cause(gap).en(),
                gap.type() + " n'a pas été lu en entier : " + cause(gap).fr());
    }

    /** A pass is given in a wider view only. */
    static Text narrowView(CoverageRecord line, Breadth needed) {
        Text seen = view(line.view());
        Text wanted =
                switch (needed) {
                    case PROJECT -> new Text("a project", "un projet");
                    case DOMAIN -> new Text("the whole domain", "tout le domaine");
                    case CLOUD -> new Text("the whole target", "toute la cible");
                };
        return new Text(
                "a pass needs the view of " + wanted.en() + "; " + line.type() + " was read with " + seen.en(),
                "la conformité demande une vue sur " + wanted.fr() + " ; " + line.type() + " a été lu avec "
                        + seen.fr());
    }

    /** Only parts of the target were seen. */
    static Text outOfSight(String type, List<View> seen) {
        List<Text> views = seen.stream().map(Reasons::part).distinct().toList();
        return new Text(
                type + " was seen of " + some(views.stream().map(Text::en).toList()) + " only, and not of the rest",
                type + " n'a été vu que " + some(views.stream().map(Text::fr).toList()) + ", et pas du reste");
    }

    private static String some(List<String> parts) {
        int most = 3;
        String shown = String.join(", ", parts.subList(0, Math.min(most, parts.size())));
        return parts.size() > most ? shown + ", +" + (parts.size() - most) : shown;
    }

    private static Text part(View view) {
        return switch (view) {
            case View.Cloud() -> new Text("the whole target", "de toute la cible");
            case View.Domain(var id) -> new Text("domain " + id, "du domaine " + id);
            case View.Project(var id) -> new Text("project " + id, "du projet " + id);
            case View.Namespace(var name) -> new Text("namespace " + name, "de l'espace de noms " + name);
            case View.Unproved() -> new Text("what an identity is shown", "de ce qu'une identité se voit montrer");
        };
    }

    static Text noLine(String type) {
        return new Text(
                type + ": seen beside what was asked for (shared, or of another project), so that it can't pass;"
                        + " read it with an identity that sees the whole target",
                type + " : vu en marge de ce qui était demandé (partagé, ou d'un autre projet), donc jamais conforme ;"
                        + " le relire avec une identité qui voit toute la cible");
    }

    /** The snapshot's index and its content differ. */
    static Text lost(String type, long count) {
        return new Text(
                type + ": the snapshot announces " + count + " resources and holds none",
                type + " : l'instantané annonce " + count + " ressources et n'en contient aucune");
    }

    static Text absent(String type, String reason) {
        Text told = ReasonText.of(reason);
        return new Text(type + " does not exist here: " + told.en(), type + " n'existe pas ici : " + told.fr());
    }

    static Text none(String type) {
        return new Text("there is no " + type + " here", "il n'y a aucun " + type + " ici");
    }

    static Text broken(String message) {
        return new Text("the rule broke: " + message, "la règle a échoué : " + message);
    }

    /** All of them, in one sentence. */
    static Text and(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::en).distinct().collect(Collectors.joining("; ")),
                texts.stream().map(Text::fr).distinct().collect(Collectors.joining(" ; ")));
    }

    private static Text cause(Gap gap) {
        Text cause = CauseText.of(gap.cause());
        Text reason = gap.reason().isEmpty()
                ? Text.verbatim("")
                : ReasonText.of(gap.reason()).map(told -> " (" + told + ")");
        return new Text(
                cause.en() + reason.en() + gap.missingRight().map(right -> "; missing right: " + right.en()).orElse(""),
                cause.fr() + reason.fr()
                        + gap.missingRight().map(right -> " ; droit manquant : " + right.fr()).orElse(""));
    }

    private static Text view(View view) {
        return switch (view) {
            case View.Cloud() -> new Text("that of the whole target", "celle de toute la cible");
            case View.Domain(var id) -> new Text("that of domain " + id, "celle du domaine " + id);
            case View.Project(var id) -> new Text("that of project " + id, "celle du projet " + id);
            case View.Namespace(var name) -> new Text("that of namespace " + name, "celle de l'espace de noms " + name);
            case View.Unproved() -> new Text("one that nothing proves", "une vue que rien ne prouve");
        };
    }
}
