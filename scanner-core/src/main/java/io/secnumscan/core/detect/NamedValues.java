package io.secnumscan.core.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name and value as two entries, as containers' variables and kubeadm's arguments are written: {@code {"name":
 * "DB_PASSWORD", "value": "x"}}, in YAML too.
 */
final class NamedValues implements TextDetector {
    private static final Pattern PAIR = Pattern.compile(
            "\\\\?[\"']?name\\\\?[\"']?\\s{0,5}:\\s{0,5}\\\\?[\"']?([\\w.-]{3,80})\\\\?[\"']?\\s{0,5},?\\s{0,60}"
                    + "\\\\?[\"']?value\\\\?[\"']?\\s{0,5}:[ \\t]{0,5}");

    @Override
    public void find(String text, List<Match> matches) {
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            SecretNames.Kind kind = SecretNames.of(pair.group(1));
            Value value = kind == SecretNames.Kind.NONE ? null : Value.at(text, pair.end());
            if (value != null && !Harmless.is(text.substring(value.start(), value.end()), kind)) {
                matches.add(new Match(kind.label(), pair.group(1), value.start(), value.end()));
            }
        }
    }
}
