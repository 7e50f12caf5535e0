package io.secnumscan.k8s.collect;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;

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
    public Coverage collect(Scope scope, ResourceSink sink) {
        return new Chunks(kind, api, path, scope.id("namespace"), sink).read();
    }
}
