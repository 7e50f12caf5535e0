package io.secnumscan.k8s.workload;

import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Pods and their controllers. */
public final class WorkloadKinds {
    private static final Form TEMPLATE = Form.pod("/spec/template/spec");

    private WorkloadKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.namespaced("kubernetes.core.pod", "Pod", new ResourcePath("", "v1", "pods"))
                        .of(Form.pod("/spec")),
                KubeKind.namespaced(
                        "kubernetes.apps.deployment",
                        "Deployment",
                        new ResourcePath("apps", "v1", "deployments")).of(TEMPLATE),
                KubeKind.namespaced(
                        "kubernetes.apps.daemon-set",
                        "DaemonSet",
                        new ResourcePath("apps", "v1", "daemonsets")).of(TEMPLATE),
                KubeKind.namespaced(
                        "kubernetes.apps.stateful-set",
                        "StatefulSet",
                        new ResourcePath("apps", "v1", "statefulsets")).of(TEMPLATE),
                KubeKind.namespaced(
                        "kubernetes.apps.replica-set",
                        "ReplicaSet",
                        new ResourcePath("apps", "v1", "replicasets")).of(TEMPLATE),
                KubeKind.namespaced(
                        "kubernetes.core.replication-controller",
                        "ReplicationController",
                        new ResourcePath("", "v1", "replicationcontrollers")).of(TEMPLATE),
                KubeKind.namespaced("kubernetes.batch.job", "Job", new ResourcePath("batch", "v1", "jobs"))
                        .of(TEMPLATE),
                KubeKind.namespaced(
                        "kubernetes.batch.cron-job",
                        "CronJob",
                        new ResourcePath("batch", "v1", "cronjobs"))
                        .of(Form.pod("/spec/jobTemplate/spec/template/spec")));
    }
}
