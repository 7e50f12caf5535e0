package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Derives {@code analysis/component-version}: the release of the API server, and of the kubelet of each node. Vendors add
 * to the number ({@code v1.33.5-eks-1a2b3c}, {@code v1.34.1+k3s1}) and leave its first three parts as they are.
 */
public final class Versions implements Analysis {
    public static final String TYPE = "analysis/component-version";
    private static final String NODES = "kubernetes.core.node";
    /** Targets are opened side by side, and each asks for its release before anything else. */
    private static final int FIRST_CALLS = 1000;

    private static final Pattern RELEASE = Pattern.compile("v?([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4}).*");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return Set.of(NODES);
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        String server = snapshot.targets().stream()
                .filter(one -> one.name().equals(target))
                .map(one -> one.facts().path("version").asText(""))
                .findFirst()
                .orElse("");
        AtomicLong count = new AtomicLong();
        if (!server.isEmpty()) {
            count.incrementAndGet();
            resources.accept(row(new Derived.Source("target", target, asked(snapshot, target)),
                    target, "APIServer//" + target, "kube-apiserver", target, server, server));
        }
        snapshot.resources(target, NODES, node -> {
            count.incrementAndGet();
            String kubelet = Json.text(node.attributes(), "/status/nodeInfo/kubeletVersion");
            resources.accept(row(
                    Derived.Source.of(node), target, node.id(), "kubelet", node.name(), kubelet, server));
        });
        InputCoverage nodes = InputCoverage.of(snapshot, target, List.of(NODES));
        Optional<Gap> gap = nodes.gap();
        Coverage seen = gap.<Coverage>map(one -> InputCoverage.missing(one, count.get()))
                .orElseGet(() -> new Coverage.Complete(count.get()));
        coverage.accept(nodes.line(
                TYPE, Scope.ALL, seen, gap.isEmpty() ? new View.Cloud() : new View.Unproved()));
    }

    /** The call that asked for the release, one of the first of all; 0 when the log does not show it. */
    private static int asked(SnapshotView snapshot, String target) {
        return IntStream.rangeClosed(1, FIRST_CALLS)
                .filter(number -> snapshot.call(number)
                        .filter(call -> call.target().equals(target) && call.url().endsWith("/version"))
                        .isPresent())
                .findFirst()
                .orElse(0);
    }

    private static Resource row(
            Derived.Source source, String target, String id, String component, String host, String version,
            String server) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("component", component).put("host", host);
        if (!version.isEmpty()) {
            row.put("version", version);
        }
        Matcher release = RELEASE.matcher(version);
        if (release.matches()) {
            row.put("major", Long.parseLong(release.group(1))).put("minor", Long.parseLong(release.group(2)));
            row.put("patch", Long.parseLong(release.group(3)));
        }
        Matcher above = RELEASE.matcher(server);
        if (above.matches()) {
            row.put("server_major", Long.parseLong(above.group(1))).put("server_minor", Long.parseLong(above.group(2)));
        }
        Derived.from(row, List.of(source));
        return Derived.resource(target, TYPE, "", id, host, row);
    }
}
