package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.Read;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static final String PODS = "kubernetes.core.pod";
    private static final String DEPLOYMENTS = "kubernetes.apps.deployment";
    private static final String STATEFUL_SETS = "kubernetes.apps.stateful-set";
    private static final String REPLICA_SETS = "kubernetes.apps.replica-set";
    private static final String JOBS = "kubernetes.batch.job";
    private static final String CRON_JOBS = "kubernetes.batch.cron-job";

    private static String owned(String version, String kind, String name) {
        return "'ownerReferences':[{'apiVersion':'" + version + "','kind':'" + kind + "','name':'" + name
                + "','controller':true}]";
    }

    private static Read pod(Read read, String name, String metadata, String spec, String status) {
        String more = metadata.isEmpty() ? "" : "," + metadata;
        return read.with(PODS, "Pod",
                "{'metadata':{'name':'" + name + "','namespace':'team'" + more + "},'spec':{" + spec
                        + "},'status':{" + status + "}}");
    }

    private static Read pod(Read read, String name, String metadata, String spec) {
        return pod(read, name, metadata, spec, "'phase':'Running'");
    }

    private static String container(String name, String more) {
        return "{'name':'" + name + "'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String containers(String... containers) {
        return "'containers':[" + String.join(",", containers) + "]";
    }

    private static Read replicaSet(Read read, String name, String owner) {
        return read.with(REPLICA_SETS, "ReplicaSet",
                "{'metadata':{'name':'" + name + "','namespace':'team'," + owner + "},'spec':{}}");
    }

    private static Read deployment(Read read, int running, String spec) {
        return read.with(DEPLOYMENTS, "Deployment", "{'metadata':{'name':'web','namespace':'team'},"
                + "'spec':{'template':{'spec':{" + spec + "}}},'status':{'replicas':" + running + "}}");
    }

    private static JsonNode row(Read read, String id) {
        return read.derive("analysis/workload").row(id);
    }

    private static List<String> ids(Read read) {
        return read.derive("analysis/workload").ids();
    }

    @Test
    void podsOfADeploymentAreOneWorkload() {
        Read read = replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web"));
        pod(read, "web-5d-a", owned("apps/v1", "ReplicaSet", "web-5d"), containers(container("c", "")));
        pod(read, "web-5d-b", owned("apps/v1", "ReplicaSet", "web-5d"), containers(container("c", "")));

        assertEquals(List.of("Deployment/team/web"), ids(read));
        assertEquals(2, row(read, "Deployment/team/web").path("pods").asInt());
        assertEquals(1, row(read, "Deployment/team/web").path("containers").size());
    }

    @Test
    void whereReplicaSetsWereRefusedTheHashTellsTheDeployment() {
        Read read = pod(Read.cluster().refused(REPLICA_SETS), "web-5d-a",
                "'labels':{'pod-template-hash':'5d'}," + owned("apps/v1", "ReplicaSet", "web-5d"),
                containers(container("c", "")));

        assertEquals(List.of("Deployment/team/web"), ids(read));
    }

    @Test
    void aReplicaSetOfItsOwnIsAWorkload() {
        Read read =
                pod(Read.cluster(), "alone-x", owned("apps/v1", "ReplicaSet", "alone"), containers(container("c", "")));

        assertEquals(List.of("ReplicaSet/team/alone"), ids(read));
    }

    @Test
    void aReplicaSetOfAnotherControllerGoesToThat() {
        Read read = replicaSet(Read.cluster(), "web-5d", owned("argoproj.io/v1alpha1", "Rollout", "web"));
        pod(read, "web-5d-a", owned("apps/v1", "ReplicaSet", "web-5d"), containers(container("c", "")));

        assertEquals(List.of("Rollout/team/web"), ids(read));
        assertEquals("argoproj.io", row(read, "Rollout/team/web").path("api_group").asText());
    }

    @Test
    void jobsGoToTheirCronJob() {
        Read read = Read.cluster()
                .with(JOBS, "Job", "{'metadata':{'name':'clean-29412345','namespace':'team',"
                        + owned("batch/v1", "CronJob", "clean") + "},'spec':{}}");
        pod(read, "clean-29412345-x", owned("batch/v1", "Job", "clean-29412345"), containers(container("c", "")));

        assertEquals(List.of("CronJob/team/clean"), ids(read));
    }

    @Test
    void whereJobsWereRefusedTheNameTellsTheCronJob() {
        Read read = pod(Read.cluster().refused(JOBS), "clean-29412345-x", owned("batch/v1", "Job", "clean-29412345"),
                containers(container("c", "")));

        assertEquals(List.of("CronJob/team/clean"), ids(read));
    }

    @Test
    void aJobOfItsOwnStaysOneWhateverItsName() {
        Read read =
                Read.cluster().with(JOBS, "Job", "{'metadata':{'name':'load-20261124','namespace':'team'},'spec':{}}");
        pod(read, "load-20261124-x", owned("batch/v1", "Job", "load-20261124"), containers(container("c", "")));

        assertEquals(List.of("Job/team/load-20261124"), ids(read));
    }

    @Test
    void aBarePodIsAWorkload() {
        assertEquals(List.of("Pod/team/p"), ids(pod(Read.cluster(), "p", "", containers(container("c", "")))));
    }

    @Test
    void aStaticPodIsAWorkloadAndSaysSo() {
        Read read = pod(Read.cluster(), "p",
                "'annotations':{'kubernetes.io/config.mirror':'x'}," + owned("v1", "Node", "n"),
                containers(container("c", "")));

        assertTrue(row(read, "Pod/team/p").path("mirror").asBoolean());
    }

    @Test
    void aPodThatHasFinishedRunsNoMore() {
        Read read = pod(Read.cluster(), "p", "", containers(container("c", "")), "'phase':'Succeeded'");

        assertEquals(List.of(), ids(read));
    }

    @Test
    void anEvictedPodDoesNotSpeakForItsWorkload() {
        Read read = replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web"));
        pod(read, "web-5d-a", owned("apps/v1", "ReplicaSet", "web-5d"),
                "'hostNetwork':true," + containers(container("c", "")),
                "'phase':'Failed'");
        pod(read, "web-5d-b", owned("apps/v1", "ReplicaSet", "web-5d"), containers(container("c", "")));

        assertFalse(row(read, "Deployment/team/web").path("host_network").asBoolean());
    }

    @Test
    void containersOfEveryRoleAreThere() {
        Read read = pod(Read.cluster(), "p", "", "'initContainers':[" + container("i", "") + ","
                + container("s", "'restartPolicy':'Always'") + "]," + containers(container("m", ""))
                + ",'ephemeralContainers':[" + container("e", "") + "]");

        assertEquals(
                List.of("e ephemeral", "i init", "m main", "s sidecar"),
                row(read, "Pod/team/p").path("containers").findParents("role").stream()
                        .map(one -> one.path("name").asText() + " " + one.path("role").asText())
                        .sorted()
                        .toList());
    }

    @Test
    void whatOnePodHasOnTopOfTheOthersIsSeen() {
        Read read = replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web"));
        pod(read, "web-5d-a", owned("apps/v1", "ReplicaSet", "web-5d"), containers(container("c", "")));
        pod(read, "web-5d-b", owned("apps/v1", "ReplicaSet", "web-5d"),
                containers(container("c", ""), container("injected", "'securityContext':{'privileged':true}")));

        assertEquals(2, row(read, "Deployment/team/web").path("containers").size());
    }

    @Test
    void podsCountMoreThanTheTemplate() {
        Read read = deployment(replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web")), 1,
                containers(container("old", "")));
        pod(read, "web-5d-a", owned("apps/v1", "ReplicaSet", "web-5d"),
                "'hostNetwork':true," + containers(container("new", "")));

        JsonNode row = row(read, "Deployment/team/web");

        assertEquals("pods", row.path("seen").asText());
        assertEquals("new", row.at("/containers/0/name").asText());
        assertTrue(row.path("host_network").asBoolean());
    }

    @Test
    void aWorkloadWithoutPodsIsJudgedByItsTemplate() {
        JsonNode row = row(deployment(Read.cluster(), 0, containers(container("c", ""))), "Deployment/team/web");

        assertEquals("template", row.path("seen").asText());
        assertTrue(row.path("complete").asBoolean());
    }

    @Test
    void aWorkloadThatRunsPodsThatWereNotSeenIsNotKnownWholly() {
        JsonNode row = row(deployment(Read.cluster(), 3, containers(container("c", ""))), "Deployment/team/web");

        assertFalse(row.has("complete"));
    }

    @Test
    void aCronJobWithJobsUnderWayThatWereNotSeenIsNotKnownWholly() {
        Read read = Read.cluster()
                .with(CRON_JOBS, "CronJob", "{'metadata':{'name':'clean','namespace':'team'},"
                        + "'spec':{'jobTemplate':{'spec':{'template':{'spec':{" + containers(container("c", ""))
                        + "}}}}},"
                        + "'status':{'active':[{'name':'clean-1'}]}}");

        assertFalse(row(read, "CronJob/team/clean").has("complete"));
    }

    @Test
    void aControllerThatAnOperatorOwnsIsStillTheTop() {
        Read read = Read.cluster()
                .with(STATEFUL_SETS, "StatefulSet", "{'metadata':{'name':'db','namespace':'team',"
                        + owned("example.org/v1", "Database", "db") + "},'spec':{'template':{'spec':{"
                        + containers(container("c", "")) + "}}},'status':{'replicas':0}}");

        assertEquals(List.of("StatefulSet/team/db"), ids(read));
    }

    @Test
    void aReplicaSetOfADeploymentIsNoWorkload() {
        Read read = deployment(replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web")), 0,
                containers(container("c", "")));

        assertEquals(List.of("Deployment/team/web"), ids(read));
    }

    @Test
    void aFolderOfTheNodeIsReadOnlyWhenNoContainerWritesToIt() {
        String volumes = "'volumes':[{'name':'logs','hostPath':{'path':'/var/log','type':''}}],";
        Read read = pod(Read.cluster(), "p", "", volumes
                + containers(container("a", "'volumeMounts':[{'name':'logs','mountPath':'/a','readOnly':true}]"),
                        container("b", "'volumeMounts':[{'name':'logs','mountPath':'/b'}]")));

        assertEquals(
                "[{\"volume\":\"logs\",\"path\":\"/var/log\",\"type\":\"\",\"read_only\":false,\"mounts\":["
                        + "{\"container\":\"a\",\"mount_path\":\"/a\",\"read_only\":true},"
                        + "{\"container\":\"b\",\"mount_path\":\"/b\",\"read_only\":false}]}]",
                row(read, "Pod/team/p").path("host_paths").toString());
    }

    @Test
    void theMountOfTheAccountsTokenMakesNoDifference() {
        Read read = replicaSet(Read.cluster(), "web-5d", owned("apps/v1", "Deployment", "web"));
        for (String end : List.of("abcde", "fghij")) {
            pod(read, "web-5d-" + end, owned("apps/v1", "ReplicaSet", "web-5d"),
                    containers(container("c",
                            "'volumeMounts':[{'name':'kube-api-access-" + end + "','mountPath':'/t'}]")));
        }

        assertEquals(1, row(read, "Deployment/team/web").path("containers").size());
    }

    @Test
    void aWorkloadLivesInItsNamespace() {
        Read read = pod(Read.cluster(), "p", "", containers(container("c", "")));

        assertEquals(
                Scope.of("namespace", "team"), read.derive("analysis/workload").rows().getFirst().scope());
    }

    @Test
    void refusedPodsMakeNoSilence() {
        Coverage coverage = Read.cluster().refused(PODS).derive("analysis/workload").whole();

        assertInstanceOf(Coverage.Unavailable.class, coverage);
    }

    @Test
    void aNamespaceThatWasReadWhollyIsCompleteThere() {
        Read read = Read.cluster().onlyIn(PODS, "team");

        Read.Derived derived = read.derive("analysis/workload");

        assertEquals(Optional.of(new Coverage.Complete(0)), derived.in("team"));
        assertInstanceOf(Coverage.Unavailable.class, derived.whole());
    }

    @Test
    void oneKindOfControllerThatWasRefusedLeavesThePart() {
        Read read = pod(Read.cluster().refused(CRON_JOBS), "p", "", containers(container("c", "")));

        assertInstanceOf(Coverage.Partial.class, read.derive("analysis/workload").whole());
    }

    @Test
    void anEmptyListOfPodsIsNotBelievedWhereAControllerRunsSome() {
        Read read = deployment(Read.cluster(), 3, containers(container("c", "")));

        Coverage.Partial partial = assertInstanceOf(
                Coverage.Partial.class, read.derive("analysis/workload").whole());
        assertEquals(Cause.FILTERED, partial.cause());
    }

    @Test
    void anEmptyListOfPodsIsBelievedWhereNoControllerRunsAny() {
        Read read = deployment(Read.cluster(), 0, containers(container("c", "")));

        assertEquals(new Coverage.Complete(1), read.derive("analysis/workload").whole());
    }

    @Test
    void aFolderOfTheNodeIsNamedWithoutPartsThatLeadNowhere() {
        String volumes = "'volumes':[{'name':'run','hostPath':{'path':'//run/./containerd/.','type':''}}],";
        Read read = pod(Read.cluster(), "p", "", volumes + containers(container("a", "")));

        assertEquals("/run/containerd", row(read, "Pod/team/p").at("/host_paths/0/path").asText());
    }
}
