package io.secnumscan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Reference;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.admission.AdmissionKinds;
import io.secnumscan.k8s.api.Discovery;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.certificate.CertificateKinds;
import io.secnumscan.k8s.cluster.ClusterKinds;
import io.secnumscan.k8s.collect.KubeKind;
import io.secnumscan.k8s.collect.Plan;
import io.secnumscan.k8s.config.Login;
import io.secnumscan.k8s.controlplane.KubeadmCollector;
import io.secnumscan.k8s.network.NetworkKinds;
import io.secnumscan.k8s.rbac.RbacKinds;
import io.secnumscan.k8s.secret.SecretKinds;
import io.secnumscan.k8s.storage.StorageKinds;
import io.secnumscan.k8s.workload.WorkloadKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One cluster, with an API client for each identity. */
final class KubernetesSession implements TargetSession {
    private final List<KubeApi> apis;
    private final List<CollectTask> tasks;
    private final List<CoverageRecord> settled;
    private final ObjectNode facts;

    private KubernetesSession(List<KubeApi> apis, List<CollectTask> tasks, List<CoverageRecord> settled,
            ObjectNode facts) {
        this.apis = apis;
        this.tasks = tasks;
        this.settled = settled;
        this.facts = facts;
    }

    /**
     * Every kind that is read, in the order of the plan.
     *
     * @param certificates whether Secrets are read for the certificates in them
     */
    static List<KubeKind> kinds(boolean certificates) {
        return Stream.of(
                ClusterKinds.kinds(), WorkloadKinds.kinds(), NetworkKinds.kinds(), RbacKinds.kinds(),
                SecretKinds.kinds(certificates), AdmissionKinds.kinds(), StorageKinds.kinds(), CertificateKinds.kinds())
                .flatMap(List::stream)
                .toList();
    }

    static KubernetesSession open(TargetSpec spec, List<Login> logins, CollectRuntime runtime) throws TargetException {
        String target = spec.name();
        oneCluster(logins);
        List<KubeApi> apis = new ArrayList<>();
        try {
            List<JsonNode> versions = new ArrayList<>();
            for (Login login : logins) {
                KubeApi api = new KubeApi(login, runtime.client(login.transport(), target, login.identity()));
                apis.add(api);
                versions.add(FirstCall.version(api));
            }
            Discovery discovery = discovery(apis);
            Plan plan = Plan.make(target, apis, discovery, kinds(spec.certificates()));
            List<CollectTask> tasks = new ArrayList<>(plan.tasks());
            tasks.add(kubeadm(apis));
            return new KubernetesSession(apis, tasks, plan.settled(), facts(logins, versions, discovery));
        } catch (TargetException | RuntimeException e) {
            apis.forEach(KubeApi::close);
            throw e;
        }
    }

    /** Several identities of one target read one cluster; two addresses may be two clusters, and nothing would tell. */
    private static void oneCluster(List<Login> logins) throws TargetException {
        Login first = logins.getFirst();
        for (Login login : logins) {
            if (!login.server().equals(first.server())) {
                throw new TargetException(new Text(
                        "the contexts '" + first.identity() + "' (" + first.server() + ") and '" + login.identity()
                                + "' (" + login.server() + ") name different API servers;"
                                + " identities of one target share one, so make them two targets",
                        "les contextes « " + first.identity() + " » (" + first.server() + ") et « " + login.identity()
                                + " » (" + login.server() + ") nomment des serveurs d'API différents ;"
                                + " les identités d'une cible en ont un seul : en faire deux cibles"));
            }
        }
    }

    private static Discovery discovery(List<KubeApi> apis) {
        Discovery discovery = Discovery.read(apis.getFirst());
        for (KubeApi api : apis.subList(1, apis.size())) {
            if (discovery.complete()) {
                break;
            }
            discovery = Discovery.read(api);
        }
        return discovery;
    }

    /** Two objects by name: the first identity that may reads them. */
    private static CollectTask kubeadm(List<KubeApi> apis) {
        KubeApi reader = apis.size() == 1 ? apis.getFirst()
                : apis.stream().filter(KubeadmCollector::mayRead).findFirst().orElse(apis.getFirst());
        return new CollectTask(new KubeadmCollector(reader), "", Scope.ALL, reader.identity(), new View.Cloud());
    }

    private static ObjectNode facts(List<Login> logins, List<JsonNode> versions, Discovery discovery) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        versions.stream()
                .map(version -> version.path("gitVersion").asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> facts.put("version", text));
        facts.putArray("regions");
        facts.put("server", logins.getFirst().server().toString());
        facts.put("discovery", discovery.form());
        for (Login login : logins) {
            facts.withArray("identities")
                    .addObject()
                    .put("name", login.identity())
                    .put("source", login.source())
                    .put("auth_type", login.method())
                    .put("tls_verified", login.verified());
        }
        return facts;
    }

    @Override
    public List<CollectTask> plan() {
        return List.copyOf(tasks);
    }

    @Override
    public List<CoverageRecord> settled() {
        return List.copyOf(settled);
    }

    @Override
    public List<Reference> references() {
        return KubernetesReferences.ALL;
    }

    @Override
    public ObjectNode facts() {
        return facts.deepCopy();
    }

    @Override
    public void close() {
        apis.forEach(KubeApi::close);
    }
}
