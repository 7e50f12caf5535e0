package io.secnumscan.report;

import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What must stand beside every report, so that it is not taken for more than it is. */
final class Notices {
    private Notices() {}

    static List<Text> of(Assessment assessment) {
        List<Text> notices = new ArrayList<>();
        int beyond = assessment.summary().beyond();
        int all = assessment.summary().requirements();
        notices.add(new Text(
                "Configuration can't show " + beyond + " of the " + all
                        + " requirements: documents, premises and people do. This report is no qualification.",
                "La configuration ne montre rien de " + beyond + " des " + all
                        + " exigences : elles relèvent de documents, de locaux et de personnes. Ce rapport n'est pas une qualification."));
        if (!assessment.filters().isEmpty()) {
            notices.add(new Text(
                    "Only a part was looked at (" + assessment.filters()
                            + "): what was left out is undetermined, and the exit code says nothing of it.",
                    "Une partie seulement a été regardée (" + assessment.filters()
                            + ") : ce qui est laissé de côté reste indéterminé, et le code de retour n'en dit rien."));
        }
        if (assessment.profile().role() == Role.TENANT) {
            notices.add(new Text(
                    "A tenant's report is no proof of the provider's qualification.",
                    "Le rapport d'un commanditaire ne prouve rien de la qualification du prestataire."));
        }
        return notices;
    }
}
