package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.text.Text;

/** Reasons quote what an API said, and an API may quote anything. */
final class Reasons {
    private Reasons() {}

    static Coverage clean(Coverage coverage, Detectors detectors) {
        return switch (coverage) {
            case Coverage.Complete complete -> complete;
            case Coverage.Partial partial ->
                    new Coverage.Partial(
                            partial.count(), partial.cause(), detectors.message(partial.reason()),
                            partial.missingRight().map(right -> clean(right, detectors)));
            case Coverage.Unavailable unavailable ->
                    new Coverage.Unavailable(
                            unavailable.cause(), detectors.message(unavailable.reason()),
                            unavailable.missingRight().map(right -> clean(right, detectors)));
            case Coverage.Absent absent -> new Coverage.Absent(detectors.message(absent.reason()));
        };
    }

    private static Text clean(Text text, Detectors detectors) {
        return new Text(detectors.message(text.en()), detectors.message(text.fr()));
    }
}
