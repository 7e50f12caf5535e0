package io.secnumscan.openstack.analysis;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What key pairs, credentials, trusts and lists of access name: one row for each of them and each user or project of Keystone
 * in it. Services keep such ids when Keystone has long forgotten whose they were, and directories forget users without
 * telling Keystone.
 *
 * <p>Each kind is covered as its own type was, so that what was not read of one hides nothing of another: its lines and rows
 * are in the scope {@code kind/…}. Where parts of a cloud alone were read of a kind, a line says so for the rest.
 */
public final class IdentityUses implements Analysis {
    static final String TYPE = "analysis/identity-use";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return IdentityUse.ALL.stream().map(IdentityUse::type).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        for (IdentityUse use : IdentityUse.ALL) {
            List<CoverageRecord> lines = snapshot.coverage(target, use.type());
            long[] counts = new long[lines.size()];
            snapshot.resources(target, use.type(), resource -> use.rows(resource).forEach(row -> {
                count(lines, counts, resource);
                resources.accept(row);
            }));
            cover(use, target, lines, counts, coverage);
        }
    }

    private static void count(List<CoverageRecord> lines, long[] counts, Resource resource) {
        for (int i = 0; i < counts.length; i++) {
            CoverageRecord line = lines.get(i);
            if (line.region().equals(resource.region()) && line.scope().covers(resource.scope())) {
                counts[i]++;
            }
        }
    }

    private static void cover(
            IdentityUse use, String target, List<CoverageRecord> lines, long[] counts,
            Consumer<CoverageRecord> coverage) {
        if (lines.isEmpty()) {
            coverage.accept(line(use, target, "",
                    Coverage.unavailable(Cause.NOT_COLLECTED, use.type() + " was not collected")));
        }
        SortedSet<String> regions = new TreeSet<>();
        for (int i = 0; i < counts.length; i++) {
            CoverageRecord line = lines.get(i);
            regions.add(line.region());
            coverage.accept(new CoverageRecord(
                    target, line.region(), use.within(line.scope()), TYPE, counted(line.coverage(), counts[i]),
                    line.identity(), line.view()));
        }
        for (String region : regions) {
            if (lines.stream().filter(line -> line.region().equals(region)).allMatch(IdentityUses::isPart)) {
                coverage.accept(line(use, target, region,
                        Coverage.partial(0, Cause.FILTERED, use.type() + " was read of a part of the cloud only")));
            }
        }
    }

    private static CoverageRecord line(IdentityUse use, String target, String region, Coverage coverage) {
        return new CoverageRecord(
                target, region, use.within(Scope.ALL), TYPE, coverage, "", new View.Unproved());
    }

    /** Whole for what it is about, and not about all. */
    private static boolean isPart(CoverageRecord line) {
        return line.coverage() instanceof Coverage.Complete && !(line.view() instanceof View.Cloud);
    }

    /** Rows of another list in the same place do not make one that was not read a part. */
    private static Coverage counted(Coverage read, long count) {
        return read instanceof Coverage.Unavailable ? read : read.holding(count);
    }
}
