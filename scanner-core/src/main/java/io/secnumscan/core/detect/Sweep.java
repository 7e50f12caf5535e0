package io.secnumscan.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All detectors over one text. */
final class Sweep {
    /** What a person wrote is shorter; what is longer is looked at in full by the cheap detectors only. */
    private static final List<TextDetector> DETECTORS =
            List.of(new PrivateKeys(), new TokenShapes(), new Logins(), new Commands(), new NamedValues(),
                    new Assignments(),
                    new Spoken());

    private Sweep() {}

    /** Secrets in their order in the text, none inside another. */
    static List<Match> of(String text) {
        return of(text, 0);
    }

    private static List<Match> of(String text, int depth) {
        return Suspicion.of(text) ? closely(text, depth, Sweep::of) : List.of();
    }

    /** The same without the look beforehand, which only saves time: a test holds the two against each other. */
    static List<Match> unhurried(String text) {
        return unhurried(text, 0);
    }

    private static List<Match> unhurried(String text, int depth) {
        return closely(text, depth, Sweep::unhurried);
    }

    private static List<Match> closely(String written, int depth, Encoded.Inner inner) {
        Disguise undone = Disguise.of(written);
        List<Match> found = plainly(undone.text(), depth, inner);
        return undone.text().equals(written) ? found : undone.original(found);
    }

    private static List<Match> plainly(String text, int depth, Encoded.Inner inner) {
        List<Match> found = new ArrayList<>();
        DETECTORS.forEach(detector -> detector.find(text, found));
        Encoded.find(text, depth, inner, found);
        return found.size() < 2 ? found : apart(found);
    }

    /** The longer of two that overlap, at equal length the first. */
    private static List<Match> apart(List<Match> found) {
        List<Match> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Match::start).thenComparing(Match::end, Comparator.reverseOrder()));
        List<Match> apart = new ArrayList<>();
        for (Match match : sorted) {
            Match last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || match.start() >= last.end()) {
                apart.add(match);
            } else if (match.end() > last.end()) {
                apart.set(apart.size() - 1, new Match(last.kind(), last.name(), last.start(), match.end()));
            }
        }
        return apart;
    }
}
