package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.References.Dangling;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads once more the lists that lack what others name. What came meanwhile is added. Where the service keeps what is named,
 * those who name it are asked again too: if one still does, what it names was there all the while, and a list that left it out
 * twice shows less than there is.
 */
final class SecondLook {
    private final List<CollectTask> plan;
    private final CoverageRecord[] ends;
    private final References references;
    private final Reads reads;

    /** @param ends how each read of the plan went; changed where a second look says otherwise */
    SecondLook(List<CollectTask> plan, CoverageRecord[] ends, References references, Reads reads) {
        this.plan = plan;
        this.ends = ends;
        this.references = references;
        this.reads = reads;
    }

    /** What a run can do with a read of its plan. */
    interface Reads {
        boolean stopped();

        /** Reads it again and keeps what is new. */
        Coverage again(int read, Coverage before);

        /** Reads it again and stores nothing. */
        void listen(int read, Consumer<JsonNode> rows);

        /** Changes what is written down of it. */
        CoverageRecord amend(int read, Coverage coverage);
    }

    void take() {
        List<Integer> lacking = references.dangling().values().stream()
                .flatMap(List::stream)
                .flatMap(one -> wholeLists(one).stream())
                .distinct()
                .sorted()
                .toList();
        for (int read : lacking) {
            if (reads.stopped()) {
                return;
            }
            ends[read] = reads.amend(read, reads.again(read, ends[read].coverage()));
        }
        references.dangling().values().forEach(this::doubt);
    }

    /** The reads that claim to hold all that there is where it is named. */
    private List<Integer> wholeLists(Dangling one) {
        List<Integer> whole = new ArrayList<>();
        for (int read = 0; read < ends.length; read++) {
            CollectTask task = plan.get(read);
            if (task.collector().type().equals(one.reference().to())
                    && task.region().equals(one.region())
                    && task.scope().covers(one.named().scope())
                    && ends[read].coverage() instanceof Coverage.Complete) {
                whole.add(read);
            }
        }
        return whole;
    }

    /** @param dangling all of one type */
    private void doubt(List<Dangling> dangling) {
        Map<Named, List<Dangling>> together = new LinkedHashMap<>();
        dangling.stream()
                .filter(one -> one.reference().kept())
                .forEach(one -> together.computeIfAbsent(
                        new Named(one.reference(), one.region()), unused -> new ArrayList<>()).add(one));
        together.forEach((by, some) -> {
            List<Integer> whole = wholeLists(some.getFirst()).stream()
                    .filter(read -> plan.get(read).view() instanceof View.Cloud)
                    .toList();
            if (!whole.isEmpty() && !reads.stopped()) {
                stillNamed(by, some).ifPresent(one -> whole.forEach(
                        read -> ends[read] = reads.amend(read, lacks(one, ends[read].coverage()))));
            }
        });
    }

    private record Named(Reference reference, String region) {}

    private static Coverage lacks(Dangling one, Coverage before) {
        long count = before instanceof Coverage.Complete(long rows) ? rows : 0;
        return new Coverage.Partial(
                count,
                Cause.FILTERED,
                "the list lacks " + one.named().id() + ", which " + one.reference().from() + " " + one.by()
                        + " names, also when it is read again: it shows less than there is",
                Optional.empty());
    }

    /** One of what is missing that those who named it still name. */
    private Optional<Dangling> stillNamed(Named by, List<Dangling> missing) {
        Map<Reference.Named, Dangling> byName = new LinkedHashMap<>();
        missing.forEach(one -> byName.put(one.named(), one));
        Set<Reference.Named> named = new HashSet<>();
        for (int read = 0; read < ends.length; read++) {
            CollectTask task = plan.get(read);
            if (task.collector().type().equals(by.reference().from()) && task.region().equals(by.region())) {
                reads.listen(read, row -> by.reference().names().of(row).filter(byName::containsKey)
                        .forEach(named::add));
            }
        }
        return missing.stream().filter(one -> named.contains(one.named())).findFirst();
    }
}
