package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * {@code analysis/workload}: what runs, once a top controller, judged from the pods, in which defaults and what admission
 * added show; from the template where a controller runs none.
 *
 * <p>Memory: one entry a workload with its different containers.
 */
public final class Workloads implements Analysis {
    public static final String TYPE = "analysis/workload";
    static final String PODS = "kubernetes.core.pod";
    private static final String CRON_JOBS = "kubernetes.batch.cron-job";

    /** Controllers with a template, and where it stands; their kind is that of the first part of their ids. */
    private static final SortedMap<String, String> TEMPLATES = new TreeMap<>(Map.of(
            "kubernetes.apps.deployment", "/spec/template/spec",
            "kubernetes.apps.daemon-set", "/spec/template/spec",
            "kubernetes.apps.stateful-set", "/spec/template/spec",
            Controllers.REPLICA_SETS, "/spec/template/spec",
            "kubernetes.core.replication-controller", "/spec/template/spec",
            Controllers.JOBS, "/spec/template/spec",
            CRON_JOBS, "/spec/jobTemplate/spec/template/spec"));

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        Set<String> needs = new TreeSet<>(TEMPLATES.keySet());
        needs.add(PODS);
        return needs;
    }

    @Override
    public void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        SortedMap<String, Workload> workloads = new TreeMap<>();
        Set<String> withPods = new HashSet<>();
        Map<String, Long> expected = new HashMap<>();
        boolean jobsWhole = InputCoverage.of(snapshot, target, List.of(Controllers.JOBS)).gap().isEmpty();
        Controllers controllers = Controllers.of(snapshot, target, jobsWhole);
        snapshot.resources(target, PODS, pod -> {
            withPods.add(Json.text(pod.attributes(), "/metadata/namespace"));
            if (!finished(pod)) {
                of(controllers.top(pod.attributes()), workloads).addPod(pod);
            }
        });
        TEMPLATES.forEach((type, template) -> snapshot.resources(
                target, type, controller -> template(controller, template, workloads, expected)));
        workloads.forEach((id, workload) -> resources.accept(new Resource(
                target,
                "",
                Scope.of("namespace", workload.owner().namespace()),
                TYPE,
                id,
                workload.owner().name(),
                0,
                workload.attributes(expected.getOrDefault(id, 0L)))));
        InputCoverage.of(snapshot, target, inputs())
                .doubting(withoutTheirPods(workloads, expected, withPods))
                .output(TYPE, workloads.size(), namespace -> workloads.values().stream()
                        .filter(workload -> workload.owner().namespace().equals(namespace))
                        .count())
                .forEach(coverage);
    }

    /**
     * Namespaces whose controllers say that they run pods, of which the list shows none: what else runs there, by no
     * controller, is then left out as well.
     */
    private static SortedMap<String, Gap> withoutTheirPods(
            SortedMap<String, Workload> workloads, Map<String, Long> expected, Set<String> withPods) {
        SortedMap<String, Gap> missing = new TreeMap<>();
        workloads.forEach((id, workload) -> {
            String namespace = workload.owner().namespace();
            if (expected.getOrDefault(id, 0L) > 0 && !withPods.contains(namespace)) {
                String reason = id + " runs pods, and the list shows none in " + namespace;
                missing.putIfAbsent(namespace, new Gap(PODS, Cause.FILTERED, reason, Optional.empty()));
            }
        });
        return missing;
    }

    /** Pods first: their gap is the one to tell. */
    private static List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of(PODS));
        inputs.addAll(TEMPLATES.keySet());
        return inputs;
    }

    /** A pod that ended, or was evicted, runs no more: its workload is what runs now. */
    private static boolean finished(Resource pod) {
        String phase = Json.text(pod.attributes(), "/status/phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static Workload of(Controllers.Owner owner, SortedMap<String, Workload> workloads) {
        return workloads.computeIfAbsent(owner.id(), unused -> new Workload(owner));
    }

    /**
     * What a controller would run: looked at where none of its pods was seen. A set of a Deployment and a job of a CronJob are
     * not on top; a controller that an operator owns is, since the pods say no more.
     */
    private static void template(
            Resource controller, String pointer, SortedMap<String, Workload> workloads, Map<String, Long> expected) {
        JsonNode it = controller.attributes();
        boolean between =
                controller.type().equals(Controllers.REPLICA_SETS) || controller.type().equals(Controllers.JOBS);
        if (between && Controllers.owner(it).isPresent()) {
            return;
        }
        String[] parts = controller.id().split("/", 3);
        Controllers.Owner owner = new Controllers.Owner(group(controller.type()), parts[0], parts[1], parts[2]);
        expected.put(owner.id(), running(it.path("status")));
        Workload workload = of(owner, workloads);
        if (!workload.seenRunning() && it.at(pointer).isObject()) {
            workload.addTemplate(controller, it.at(pointer));
        }
    }

    /** How many pods a controller says it runs; of a CronJob, how many jobs. */
    private static long running(JsonNode status) {
        JsonNode active = status.path("active");
        return Math.max(status.path("replicas").asLong(), status.path("currentNumberScheduled").asLong())
                + (active.isArray() ? active.size() : active.asLong());
    }

    private static String group(String type) {
        return type.startsWith("kubernetes.core.") ? "" : type.split("\\.")[1];
    }
}
