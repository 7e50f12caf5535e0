package io.secnumscan.cli;

import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A {@code --clock} before the end of what was collected judges states by a time at which nobody had seen them: what
 * expired in between looks valid. Allowed, but hardly ever meant.
 */
final class EarlyClock {
    private EarlyClock() {}

    /** What a person should know of it; empty for a clock that is late enough. */
    static Optional<Text> note(Instant clock, List<SnapshotReader> snapshots) {
        return snapshots.stream()
                .map(one -> one.finished().orElse(one.started()))
                .max(Comparator.naturalOrder())
                .filter(clock::isBefore)
                .map(end -> new Text(
                        "--clock " + clock + " lies before the end of the collection, " + end
                                + ": what has expired since then counts as valid",
                        "--clock " + clock + " est antérieur à la fin de la collecte, " + end
                                + " : ce qui a expiré depuis compte comme valide"));
    }
}
