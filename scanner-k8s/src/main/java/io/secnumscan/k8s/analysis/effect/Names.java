package io.secnumscan.k8s.analysis.effect;

import java.util.regex.Pattern;

/** Patterns of names of the DNS. */
final class Names {
    private static final Pattern ANY = Pattern.compile("[*.]*\\*[*.]*");

    private Names() {}

    /** Whether every name is meant, or every one that has a dot: {@code *}, {@code **.}, {@code *.*}. */
    static boolean isAny(String pattern) {
        return ANY.matcher(pattern.strip()).matches();
    }
}
