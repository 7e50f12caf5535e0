package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code analysis/setting}: the options of the control plane's components, host by host.
 *
 * <p>The static pods say what runs (rank 2). Of a component that shows none, kubeadm's ConfigMap says what was declared
 * (rank 3): only what it sets, since defaults of something that was not seen running prove nothing. Where neither shows
 * anything (a managed control plane), the type is unavailable and rules answer not-assessable.
 *
 * <p>Memory: the pods of kube-system that are mirrors.
 */
public final class Settings implements Analysis {
    public static final String TYPE = "analysis/setting";
    private static final String PODS = "kubernetes.core.pod";
    private static final String NODES = "kubernetes.core.node";
    private static final String KUBEADM = "kubernetes.kubeadm.configuration";
    private static final Pattern RELEASE = Pattern.compile("v1\\.([0-9]{1,3})[.+-].*");
    private static final int RUNNING = 2;
    private static final int DECLARED = 3;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new TreeSet<>(List.of(PODS, NODES, KUBEADM));
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        Derivation derivation = new Derivation(snapshot, target, resources);
        derivation.run();
        coverage.accept(new CoverageRecord(
                target, "", Scope.ALL, TYPE, derivation.coverage(), "", new View.Cloud()));
    }

    private static final class Derivation {
        private final SnapshotView snapshot;
        private final String target;
        private final Consumer<Resource> resources;
        private final SortedSet<String> seen = new TreeSet<>();
        private final SortedSet<String> apiServerHosts = new TreeSet<>();
        private final OptionalInt minor;
        private long count;

        Derivation(SnapshotView snapshot, String target, Consumer<Resource> resources) {
            this.minor = minor(snapshot, target);
            this.snapshot = snapshot;
            this.target = target;
            this.resources = resources;
        }

        void run() {
            List<ControlPlanePod> pods = new ArrayList<>();
            snapshot.resources(target, PODS, pod -> ControlPlanePod.of(pod).ifPresent(pods::add));
            pods.sort(Comparator.comparing(pod -> pod.pod().id()));
            pods.forEach(this::running);
            snapshot.resources(target, KUBEADM, this::declared);
        }

        private void running(ControlPlanePod pod) {
            seen.add(pod.component());
            if (pod.component().equals("kube-apiserver")) {
                apiServerHosts.add(pod.host());
            }
            new ComponentSettings(pod.component(), pod.flags(), ComponentSettings.RUNNING, minor)
                    .all()
                    .forEach(setting -> add(pod.pod(), pod.component(), pod.host(), setting, RUNNING));
        }

        private void declared(Resource configMap) {
            KubeadmConfig.read(configMap.attributes()).forEach((component, flags) -> {
                if (!seen.contains(component)) {
                    new ComponentSettings(component, flags, "kubeadm-config", minor)
                            .all().stream()
                            .filter(setting -> !setting.isDefault())
                            .forEach(setting -> add(configMap, component, "", setting, DECLARED));
                }
            });
        }

        private void add(Resource from, String component, String host, ComponentSettings.Setting setting, int rank) {
            ObjectNode row = Json.NODES.objectNode();
            row.put("component", component).put("host", host).put("source", from.id()).put("name", setting.name());
            setting.value().ifPresent(value -> {
                row.put("value", value);
                row.set("values", Json.array(value.isEmpty() ? List.of() : Arrays.asList(value.split(","))));
            });
            row.put("origin", setting.origin()).put("rank", rank).put("is_default", setting.isDefault());
            setting.unread().ifPresent(reason -> row.put("unread", reason));
            Derived.from(row, List.of(Derived.Source.of(from)));
            String of = host.isEmpty() ? from.id() + "/" + component : from.id();
            count++;
            resources.accept(new Resource(
                    target, "", Scope.ALL, TYPE, of + "#" + setting.name(), component + " " + setting.name(), 0, row));
        }

        Coverage coverage() {
            Optional<Gap> pods = InputCoverage.of(snapshot, target, List.of(PODS)).gap(ControlPlanePod.NAMESPACE);
            if (pods.isPresent()) {
                return InputCoverage.missing(pods.get(), count);
            }
            if (apiServerHosts.isEmpty()) {
                String reason =
                        "no API server runs as a static pod of kube-system: the control plane is managed or hidden";
                return count == 0
                        ? Coverage.unavailable(Cause.NOT_COLLECTED, reason)
                        : Coverage.partial(count, Cause.NOT_COLLECTED, reason);
            }
            Optional<Gap> nodes = InputCoverage.of(snapshot, target, List.of(NODES)).gap();
            if (nodes.isPresent()) {
                return InputCoverage.missing(nodes.get(), count);
            }
            List<String> silent = silentHosts();
            return silent.isEmpty()
                    ? new Coverage.Complete(count)
                    : Coverage.partial(count, Cause.FILTERED,
                            "no pod of the API server was seen on " + String.join(", ", silent));
        }

        /** Control-plane nodes on which no API server was seen: their options are not known. */
        private List<String> silentHosts() {
            SortedSet<String> nodes = new TreeSet<>();
            snapshot.resources(target, NODES, node -> {
                if (node.attributes().path("metadata").path("labels").has("node-role.kubernetes.io/control-plane")) {
                    nodes.add(node.name());
                }
            });
            nodes.removeAll(apiServerHosts);
            return List.copyOf(nodes);
        }
    }

    private static OptionalInt minor(SnapshotView snapshot, String target) {
        return snapshot.targets().stream()
                .filter(info -> info.name().equals(target))
                .map(info -> RELEASE.matcher(info.facts().path("version").asText("")))
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst();
    }
}
