package io.secnumscan.core.perimeter;

/** Patterns of the perimeter file: {@code *} stands for any part of a text, also for none; all else for itself. */
public final class Glob {
    private Glob() {}

    /** Whether the whole text is of the pattern; in time proportional to the product of their lengths at worst. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length();) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
