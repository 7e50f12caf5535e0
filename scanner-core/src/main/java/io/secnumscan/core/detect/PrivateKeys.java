package io.secnumscan.core.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM, OpenPGP and PuTTY private keys; without their last line too. */
final class PrivateKeys implements TextDetector {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern PUTTY = Pattern.compile("Private-Lines: \\d+");

    @Override
    public void find(String text, List<Match> matches) {
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            from = end.find(begin.end()) ? end.end() : text.length();
            matches.add(new Match("private-key", "", begin.start(), from));
        }
        Matcher putty = PUTTY.matcher(text);
        if (putty.find() && putty.end() < text.length()) {
            matches.add(new Match("private-key", "", putty.end(), text.length()));
        }
    }
}
