package io.secnumscan.k8s.collect;

import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.api.Discovery;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides who reads what, and in which scope. Kubernetes refuses and never filters: a list of the whole cluster that is
 * answered at all shows all of it, so an answer is the proof of the view. Where the whole cluster is refused, namespaces
 * are asked for one by one.
 *
 * <p>The asking is done by lists of one object, not by access reviews: those are POSTs, answer for RBAC and not for every
 * authorizer, and say nothing that the list itself would not.
 */
public final class Plan {
    /** Questions about single namespaces, in all: with more refused kinds and namespaces, the last are not asked about. */
    private static final int MOST_QUESTIONS = 2000;

    private final String target;
    private final List<KubeApi> apis;
    private final Discovery discovery;
    private final List<CollectTask> tasks = new ArrayList<>();
    private final List<CoverageRecord> settled = new ArrayList<>();

    private Plan(String target, List<KubeApi> apis, Discovery discovery) {
        this.target = target;
        this.apis = apis;
        this.discovery = discovery;
    }

    /** @param apis one an identity, the widest first */
    public static Plan make(String target, List<KubeApi> apis, Discovery discovery, List<KubeKind> kinds) {
        Plan plan = new Plan(target, apis, discovery);
        plan.make(kinds);
        return plan;
    }

    public List<CollectTask> tasks() {
        return List.copyOf(tasks);
    }

    public List<CoverageRecord> settled() {
        return List.copyOf(settled);
    }

    /** A kind, where it is served, and who may list it in the whole cluster. */
    private record Access(KubeKind kind, Discovery.Place place, Optional<KubeApi> reader) {}

    private void make(List<KubeKind> kinds) {
        List<Discovery.Place> places = kinds.stream().map(kind -> discovery.find(kind.paths())).toList();
        List<Access> access = SideBySide.map(indexes(kinds.size()), i -> access(kinds.get(i), places.get(i)));
        long refused = access.stream().filter(Plan::byNamespace).count();
        Namespaces known =
                refused == 0 ? new Namespaces(List.of(), false) : Namespaces.known(apis, namespaceKind(kinds));
        int asked = refused == 0 ? 0 : (int) (MOST_QUESTIONS / (refused * apis.size()));
        for (Access one : access) {
            add(one, known, asked);
        }
    }

    private static KubeKind namespaceKind(List<KubeKind> kinds) {
        return kinds.stream().filter(kind -> kind.kind().equals("Namespace")).findFirst().orElseThrow();
    }

    private Access access(KubeKind kind, Discovery.Place place) {
        if (!(place instanceof Discovery.Place.Served(ResourcePath path))) {
            return new Access(kind, place, Optional.empty());
        }
        if (apis.size() == 1 && !kind.namespaced()) {
            return new Access(kind, place, Optional.of(apis.getFirst()));
        }
        return new Access(kind, place, reader(kind, path, Optional.empty()));
    }

    private static boolean byNamespace(Access access) {
        return access.kind().namespaced() && access.reader().isEmpty()
                && access.place() instanceof Discovery.Place.Served;
    }

    private Optional<KubeApi> reader(KubeKind kind, ResourcePath path, Optional<String> namespace) {
        return apis.stream().filter(api -> !Namespaces.refuses(api, kind, path, namespace)).findFirst();
    }

    private void add(Access access, Namespaces known, int asked) {
        switch (access.place()) {
            case Discovery.Place.Nowhere(Coverage coverage) -> settle(access.kind(), coverage);
            case Discovery.Place.Served(ResourcePath path) when access.reader().isPresent() ->
                    task(access.kind(), access.reader().get(), path, Scope.ALL, new View.Cloud());
            case Discovery.Place.Served(ResourcePath path) when !access.kind().namespaced() ->
                    settle(access.kind(), refused(path, ""));
            case Discovery.Place.Served(ResourcePath path) -> byNamespace(access.kind(), path, known, asked);
        }
    }

    private void byNamespace(KubeKind kind, ResourcePath path, Namespaces known, int asked) {
        List<String> names = known.names().subList(0, Math.min(asked, known.names().size()));
        List<Optional<KubeApi>> readers = SideBySide.map(names, name -> reader(kind, path, Optional.of(name)));
        int readable = 0;
        for (int i = 0; i < names.size(); i++) {
            if (readers.get(i).isPresent()) {
                String name = names.get(i);
                task(kind, readers.get(i).get(), path, Scope.of("namespace", name), new View.Namespace(name));
                readable++;
            }
        }
        if (!known.all() || readable < known.names().size()) {
            settle(kind, refused(path, besides(known, names.size(), readable)));
        }
    }

    private static String besides(Namespaces known, int asked, int readable) {
        if (!known.all()) {
            return "; and which namespaces there are is not known"
                    + (readable == 0 ? "" : ", " + readable + " of them could be read");
        }
        String more =
                asked < known.names().size() ? ", " + (known.names().size() - asked) + " were not asked about" : "";
        return "; and in " + (asked - readable) + " of " + known.names().size() + " namespaces" + more;
    }

    private static Coverage refused(ResourcePath path, String besides) {
        return new Coverage.Unavailable(
                Cause.FORBIDDEN,
                "listing " + path.plural() + " is refused in the whole cluster" + besides,
                Optional.of(path.missing("list", Optional.empty())));
    }

    private void task(KubeKind kind, KubeApi api, ResourcePath path, Scope scope, View view) {
        tasks.add(new CollectTask(new ListCollector(kind, api, path), "", scope, api.identity(), view));
    }

    private void settle(KubeKind kind, Coverage coverage) {
        boolean absent = coverage instanceof Coverage.Absent;
        settled.add(new CoverageRecord(
                target, "", Scope.ALL, kind.type(), coverage, absent ? apis.getFirst().identity() : "",
                absent ? new View.Cloud() : new View.Unproved()));
    }

    private static List<Integer> indexes(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList();
    }
}
