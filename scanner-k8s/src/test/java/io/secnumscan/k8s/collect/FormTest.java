package io.secnumscan.k8s.collect;

import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.Cluster;
import io.secnumscan.k8s.Kept;
import io.secnumscan.k8s.admission.AdmissionKinds;
import io.secnumscan.k8s.certificate.CertificateKinds;
import io.secnumscan.k8s.cluster.ClusterKinds;
import io.secnumscan.k8s.network.NetworkKinds;
import io.secnumscan.k8s.rbac.RbacKinds;
import io.secnumscan.k8s.workload.WorkloadKinds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private static final String WHOLE = "'spec':{'containers':[{'name':'c'}]}";
    private static final String ROLE = "'roleRef':{'kind':'ClusterRole','name':'r'}";

    private final Cluster cluster = Cluster.empty();
    private final Kept kept = new Kept();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static String object(String name, String content) {
        return "{'metadata':{'name':'" + name + "','namespace':'team'}" + (content.isEmpty() ? "" : ",") + content
                + "}";
    }

    /** The list of all objects of a kind. */
    private Coverage list(String kindName, String... objects) {
        KubeKind kind = Stream.of(
                WorkloadKinds.kinds(), RbacKinds.kinds(), AdmissionKinds.kinds(), NetworkKinds.kinds(),
                CertificateKinds.kinds(), ClusterKinds.kinds())
                .flatMap(List::stream)
                .filter(one -> one.kind().equals(kindName))
                .findFirst()
                .orElseThrow();
        cluster.answers(
                kind.paths().getFirst().list(Optional.empty()),
                json("{'kind':'" + kindName + "List','metadata':{},'items':[" + String.join(",", objects) + "]}"));
        return new ListCollector(kind, cluster.api(), kind.paths().getFirst()).collect(Scope.ALL, kept);
    }

    private static Coverage oneOdd(String plural, String kind) {
        return Coverage.partial(1, Cause.UNREADABLE, "listing " + plural + ": of the objects, 1 lack what every " + kind
                + " has: " + kind + "/team/odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "'spec':{}", "'spec':{'containers':null}", "'spec':{'containers':[]}", "'spec':{'containers':{'a':{}}}",
            "'spec':{'containers':['c']}", "'spec':{'containers':[{}],'initContainers':'none'}",
            "'spec':{'containers':[{}],'ephemeralContainers':{'name':'debug'}}",
            "'spec':{'containers':[{}],'volumes':'hostPath'}", "'spec':{'containers':[{}],'volumes':['hostPath']}",
            "'spec':{'containers':[{}],'volumes':[{'name':'v','hostPath':'/'}]}",
            "'spec':{'containers':[{}],'hostNetwork':'yes'}", "'spec':{'containers':[{}],'securityContext':'none'}",
            "'spec':{'containers':[{'securityContext':'privileged'}]}",
            "'spec':{'containers':[{}],'initContainers':[{'securityContext':{'privileged':1}}]}",
            "'spec':{'containers':[{'securityContext':{'capabilities':'ALL'}}]}",
            "'spec':{'containers':[{'securityContext':{'capabilities':{'add':'SYS_ADMIN'}}}]}",
            "'spec':{'containers':[{'env':{'A':'b'}}]}", "'spec':{'containers':[{'volumeMounts':'/'}]}"})
    void aPodWithoutItsContainersIsUnreadAndTheOthersStay(String content) {
        assertEquals(oneOdd("pods", "Pod"), list("Pod", object("odd", content), object("a", WHOLE)));
        assertEquals(List.of("Pod/team/a"), kept.ids());
    }

    @ParameterizedTest
    @CsvSource({
            "Deployment,deployments", "DaemonSet,daemonsets", "StatefulSet,statefulsets", "ReplicaSet,replicasets",
            "ReplicationController,replicationcontrollers", "Job,jobs"})
    void aControllerWithoutATemplateIsUnread(String kind, String plural) {
        assertEquals(oneOdd(plural, kind),
                list(kind, object("odd", WHOLE), object("a", "'spec':{'template':{" + WHOLE + "}}")));
    }

    @Test
    void aCronJobWithoutATemplateIsUnread() {
        assertEquals(oneOdd("cronjobs", "CronJob"),
                list("CronJob", object("odd", "'spec':{'template':{" + WHOLE + "}}"),
                        object("a", "'spec':{'jobTemplate':{'spec':{'template':{" + WHOLE + "}}}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'*'", "{}", "['*']", "[{'verbs':'*'}]", "[{'apiGroups':'*'}]", "[{'resources':'*'}]",
            "[{'resourceNames':'a'}]", "[{'nonResourceURLs':'*'}]", "[{'verbs':[1]}]", "[{'verbs':{'0':'*'}}]"})
    void aRoleWhoseRulesAreNoListsIsUnread(String rules) {
        assertEquals(oneOdd("roles", "Role"),
                list("Role", object("odd", "'rules':" + rules),
                        object("a", "'rules':[{'verbs':['get'],'resources':null}]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'subjects':[]", ROLE + ",'subjects':{'kind':'User','name':'ann'}", ROLE + ",'subjects':'ann'",
            ROLE + ",'subjects':[{'kind':'User'}]", ROLE + ",'subjects':[{'kind':1,'name':'ann'}]",
            "'roleRef':'ClusterRole/r'"})
    void aBindingThatDoesNotSayWhoAndWhatIsUnread(String content) {
        assertEquals(oneOdd("rolebindings", "RoleBinding"),
                list("RoleBinding", object("odd", content), object("a", ROLE + ",'subjects':null")));
    }

    /** A text where a list belongs would read as an empty one, of which nothing bad can be said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "ValidatingWebhookConfiguration | validatingwebhookconfigurations | 'webhooks':'none'",
            "MutatingWebhookConfiguration | mutatingwebhookconfigurations | 'webhooks':['none']",
            "ClusterPolicy | clusterpolicies | 'spec':{'rules':{'a':{}}}",
            "Ingress | ingresses | 'spec':{'rules':'none'}",
            "Ingress | ingresses | 'status':{}",
            "NetworkPolicy | networkpolicies | 'spec':'none'",
            "Service | services | 'spec':null",
            "Ingress | ingresses | 'spec':{'tls':'none'}",
            "EndpointSlice | endpointslices | 'endpoints':'none'",
            "CertificateSigningRequest | certificatesigningrequests | 'status':{'conditions':'none'}",
            "APIService | apiservices | 'status':{'conditions':'none'}"})
    void anObjectWhoseListIsNoneIsUnread(String kind, String plural, String content) {
        Coverage coverage = list(kind, object("odd", content.strip()), object("a", "'spec':{}"));

        assertEquals(1, kept.ids().size(), () -> kept.ids().toString());
        assertTrue(coverage.toString().contains("1 lack what every " + kind + " has"), coverage::toString);
    }
}
