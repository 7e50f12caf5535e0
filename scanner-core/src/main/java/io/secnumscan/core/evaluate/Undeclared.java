package io.secnumscan.core.evaluate;

import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.regex.Pattern;

/** What only the operator knows, and nobody said: how a finding tells it, and how it is found there again. */
public final class Undeclared {
    private static final Pattern TOLD = Pattern.compile("the parameter ([A-Za-z0-9]+) is not declared \\(perimeter");

    private Undeclared() {}

    static Text text(String parameter) {
        return new Text(
                "the parameter " + parameter
                        + " is not declared (perimeter of secnumscan.yaml, see docs/configuration.md)",
                "le paramètre " + parameter
                        + " n'est pas déclaré (périmètre de secnumscan.yaml, voir docs/configuration.md)");
    }

    /** The parameters whose declaration a finding lacks, in the order of its message. */
    public static List<String> in(Finding finding) {
        return TOLD.matcher(finding.message().en()).results().map(one -> one.group(1)).toList();
    }
}
