package io.secnumscan.k8s.collect;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The namespaces that can be asked about one by one.
 *
 * @param names sorted
 * @param all whether these are all that there are: then together they are the cluster
 */
record Namespaces(List<String> names, boolean all) {
    private static final ResourcePath PATH = new ResourcePath("", "v1", "namespaces");

    /**
     * Those that an identity may list; else those that the contexts name.
     *
     * @param kind of namespaces
     */
    static Namespaces known(List<KubeApi> apis, KubeKind kind) {
        for (KubeApi api : apis) {
            NameSink sink = new NameSink();
            if (new Chunks(kind, api, PATH, Optional.empty(), sink).read() instanceof Coverage.Complete) {
                return new Namespaces(sink.names(), true);
            }
        }
        TreeSet<String> named = new TreeSet<>();
        apis.forEach(api -> api.login().namespace().ifPresent(named::add));
        return new Namespaces(List.copyOf(named), false);
    }

    /** Whether a list is refused to an identity. Any other answer is for the collector to report. */
    static boolean refuses(KubeApi api, KubeKind kind, ResourcePath path, Optional<String> namespace) {
        ApiAnswer answer = api.probe(path.list(namespace) + "?limit=1" + kind.filter(), kind.accept());
        return answer instanceof ApiAnswer.Refusal refusal && (refusal.status() == 403 || refusal.status() == 401);
    }
}
