package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is on top of a pod: Deployment above ReplicaSet, CronJob above Job, else the controller itself.
 *
 * <p>Where the lists of those in between were refused, the pod-template-hash tells the Deployment's name all the same, and
 * the name of a job its CronJob's. Memory:
 * one entry a replica set and a job.
 */
final class Controllers {
    static final String REPLICA_SETS = "kubernetes.apps.replica-set";
    static final String JOBS = "kubernetes.batch.job";
    private static final String HASH = "pod-template-hash";

    /** A CronJob names its jobs by itself and the minute since 1970. */
    private static final Pattern OF_A_CRON_JOB = Pattern.compile("(.+)-[0-9]{8}");

    private final Map<String, Owner> above = new HashMap<>();
    private final boolean jobsWhole;

    private Controllers(boolean jobsWhole) {
        this.jobsWhole = jobsWhole;
    }

    /** A controller, or the pod itself. */
    record Owner(String group, String kind, String namespace, String name) {
        /** {@code Deployment/namespace/name}. */
        String id() {
            return kind + "/" + namespace + "/" + name;
        }
    }

    /** @param jobsWhole whether every job was read, so that one without an owner has none */
    static Controllers of(SnapshotView snapshot, String target, boolean jobsWhole) {
        Controllers controllers = new Controllers(jobsWhole);
        for (String type : List.of(REPLICA_SETS, JOBS)) {
            snapshot.resources(target, type, controllers::note);
        }
        return controllers;
    }

    private void note(Resource middle) {
        owner(middle.attributes()).ifPresent(owner -> above.put(middle.id(), owner));
    }

    /** The top controller of a pod. */
    Owner top(JsonNode pod) {
        String namespace = Json.text(pod, "/metadata/namespace");
        Optional<Owner> direct = owner(pod).filter(owner -> !owner.kind().equals("Node"));
        if (direct.isEmpty()) {
            return new Owner("", "Pod", namespace, Json.text(pod, "/metadata/name"));
        }
        Owner owner = direct.get();
        return Optional.ofNullable(above.get(owner.id())).or(() -> byHash(pod, owner)).or(() -> byMinute(owner))
                .orElse(owner);
    }

    private static Optional<Owner> byHash(JsonNode pod, Owner owner) {
        String hash = Json.text(pod, "/metadata/labels/" + HASH);
        boolean made = owner.kind().equals("ReplicaSet") && !hash.isEmpty() && owner.name().endsWith("-" + hash);
        String name = made ? owner.name().substring(0, owner.name().length() - hash.length() - 1) : "";
        return made ? Optional.of(new Owner("apps", "Deployment", owner.namespace(), name)) : Optional.empty();
    }

    private Optional<Owner> byMinute(Owner owner) {
        Matcher matcher = OF_A_CRON_JOB.matcher(owner.name());
        return !jobsWhole && owner.kind().equals("Job") && matcher.matches()
                ? Optional.of(new Owner("batch", "CronJob", owner.namespace(), matcher.group(1)))
                : Optional.empty();
    }

    /** The owner that controls; the namespace is the owned one's, since owners live beside what they own. */
    static Optional<Owner> owner(JsonNode owned) {
        for (JsonNode reference : owned.at("/metadata/ownerReferences")) {
            if (reference.path("controller").asBoolean()) {
                String version = Json.text(reference, "/apiVersion");
                String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
                return Optional.of(new Owner(
                        group,
                        Json.text(reference, "/kind"),
                        Json.text(owned, "/metadata/namespace"),
                        Json.text(reference, "/name")));
            }
        }
        return Optional.empty();
    }
}
