package io.secnumscan.openstack.analysis;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far permissions are known: no better than the assignments they follow from, and only partly where groups, implied
 * roles or inheriting projects were not wholly read. Groups don't count where no group holds a role, projects don't where
 * nothing is inherited.
 */
final class PermissionCoverage {
    private final SnapshotView snapshot;
    private final String target;
    private final List<String> alsoNeeded = new ArrayList<>();
    private final List<CoverageRecord> lines;
    private final long[] counts;
    private final long notUnderstood;

    PermissionCoverage(SnapshotView snapshot, String target, Assignments assignments, Roles roles, Projects projects) {
        this.snapshot = snapshot;
        this.target = target;
        alsoNeeded.add(Roles.IMPLIED);
        if (assignments.anyOfGroups()) {
            alsoNeeded.add(Assignments.GROUP);
            alsoNeeded.add(Assignments.MEMBERSHIP);
        }
        if (assignments.anyInherited()) {
            alsoNeeded.add(Projects.TYPE);
        }
        lines = snapshot.coverage(target, Assignments.TYPE);
        counts = new long[lines.size()];
        notUnderstood = assignments.notUnderstood() + roles.notUnderstood() + projects.notUnderstood();
    }

    /** Counts a permission in every line that its scope belongs to. */
    void count(Scope scope) {
        for (int line = 0; line < counts.length; line++) {
            if (lines.get(line).scope().covers(scope)) {
                counts[line]++;
            }
        }
    }

    /** One line for each line of the assignments. */
    List<CoverageRecord> records() {
        if (lines.isEmpty()) {
            Coverage coverage = Coverage.unavailable(Cause.NOT_COLLECTED, Assignments.TYPE + " was not collected");
            return List.of(new CoverageRecord(
                    target, "", Scope.ALL, EffectivePermissions.TYPE, coverage, "", new View.Unproved()));
        }
        List<CoverageRecord> records = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            CoverageRecord line = lines.get(i);
            records.add(new CoverageRecord(
                    target, "", line.scope(), EffectivePermissions.TYPE, coverage(line, counts[i]), line.identity(),
                    line.view()));
        }
        return records;
    }

    private Coverage coverage(CoverageRecord line, long count) {
        return switch (line.coverage()) {
            case Coverage.Complete(long _) when notUnderstood > 0 ->
                    Coverage.partial(count, Cause.UNREADABLE,
                            notUnderstood
                                    + " assignments, implied roles or projects are of no shape that Keystone promises");
            case Coverage.Complete(long _) ->
                    alsoNeeded.stream()
                            .flatMap(type -> gap(type, line, count).stream())
                            .findFirst()
                            .orElse(new Coverage.Complete(count));
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Coverage.Partial(count, cause, reason, right);
            case Coverage.Unavailable unavailable -> unavailable;
            case Coverage.Absent absent -> absent;
        };
    }

    /** What is missing of another input; empty when it was read as widely as the assignments. */
    private Optional<Coverage> gap(String type, CoverageRecord line, long count) {
        List<CoverageRecord> others = snapshot.coverage(target, type);
        if (others.stream().anyMatch(other -> isAsWide(other, line))) {
            return Optional.empty();
        }
        return Optional.of(others.stream()
                .flatMap(other -> partial(other, count).stream())
                .findFirst()
                .orElseGet(() -> Coverage.partial(count, Cause.NOT_COLLECTED, type + " was not collected")));
    }

    private static boolean isAsWide(CoverageRecord other, CoverageRecord line) {
        boolean wide = other.scope().covers(line.scope())
                && (other.view() instanceof View.Cloud || other.view().equals(line.view()));
        return switch (other.coverage()) {
            case Coverage.Complete(long _) -> wide;
            case Coverage.Absent(String _) -> true;
            case Coverage.Partial _,Coverage.Unavailable _ -> false;
        };
    }

    private static Optional<Coverage> partial(CoverageRecord other, long count) {
        String what = other.type() + ": ";
        return switch (other.coverage()) {
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    Optional.of(new Coverage.Partial(count, cause, what + reason, right));
            case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) ->
                    Optional.of(new Coverage.Partial(count, cause, what + reason, right));
            case Coverage.Complete(long _) ->
                    Optional.of(Coverage.partial(count, Cause.FILTERED,
                            what + "read in a narrower view than role assignments"));
            case Coverage.Absent(String _) -> Optional.empty();
        };
    }
}
