package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Suggestion;
import java.util.Collection;

/** The message on a rule or requirement that there is none of. */
final class Unknown {
    private Unknown() {}

    /** @param what {@code no such rule} */
    static BadInputException of(String name, Collection<String> known, Text what) {
        return of("", name, known, what);
    }

    /** @param option behind which the name stands */
    static BadInputException of(String option, String name, Collection<String> known, Text what) {
        String shown = option.isEmpty() ? name : option + " " + name;
        Text wayOut = Suggestion.nearest(name, known)
                .map(one -> new Text("did you mean '" + one + "'?", "peut-être « " + one + " » ?"))
                .orElse(new Text("'rules list' and 'requirements list' name them",
                        "« rules list » et « requirements list » les nomment"));
        return new BadInputException(new Text(
                shown + ": " + what.en() + "; " + wayOut.en(), shown + " : " + what.fr() + " ; " + wayOut.fr()));
    }
}
