package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The known name that a misspelt one was meant to be. */
public final class Suggestion {
    private static final int LISTED = 20;

    private Suggestion() {}

    /** The nearest known name, when it is near enough: a third of its length in edits, swaps of two letters count once. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.max(name.length(), candidate.length()) / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static Text wayOut(String name, Collection<String> known) {
        return nearest(name, known).map(Suggestion::meant).orElseGet(() -> {
            String listed = String.join(", ", new TreeSet<>(known));
            return known.size() <= LISTED
                    ? new Text("known here: " + listed, "valeurs possibles : " + listed)
                    : new Text(
                            "nothing among the " + known.size() + " known ones resembles it",
                            "rien n'y ressemble parmi les " + known.size() + " valeurs possibles");
        });
    }

    /** {@code did you mean 'severity'?}. */
    public static Text meant(String near) {
        return new Text("did you mean '" + near + "'?", "peut-être « " + near + " » ?");
    }

    /** Optimal string alignment distance: insert, delete, replace, swap of neighbours, one each. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
