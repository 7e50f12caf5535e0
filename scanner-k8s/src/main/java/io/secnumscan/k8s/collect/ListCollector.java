package io.secnumscan.k8s.collect;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists the objects of one kind, in the whole cluster or in one namespace. */
public final class ListCollector implements Collector {
    private final KubeKind kind;
    private final KubeApi api;
    private final ResourcePath path;

    public ListCollector(KubeKind kind, KubeApi api, ResourcePath path) {
        this.kind = kind;
        this.api = api;
        this.path = path;
    }

    @Override
    public String type() {
        return kind.type();
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return kind.lists().stream().map(list -> Chunks.planned(list, api, path, scope.id("namespace"))).toList();
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        List<Coverage> reads = new ArrayList<>();
        Set<String> elsewhere = Set.of();
        for (KubeKind list : kind.lists()) {
            Chunks chunks = new Chunks(list, api, path, scope.id("namespace"), sink, elsewhere);
            reads.add(chunks.read());
            elsewhere = both(elsewhere, chunks.ids());
        }
        return first(reads).holding(sink.count());
    }

    /** What several lists of one kind show of it: the first gap stands. */
    private static Coverage first(List<Coverage> reads) {
        return reads.stream()
                .filter(read -> !(read instanceof Coverage.Complete))
                .findFirst()
                .orElseGet(reads::getFirst);
    }

    private static Set<String> both(Set<String> before, Set<String> now) {
        if (before.isEmpty()) {
            return now;
        }
        Set<String> both = new HashSet<>(before);
        both.addAll(now);
        return both;
    }
}
