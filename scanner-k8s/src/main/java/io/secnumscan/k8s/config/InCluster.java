package io.secnumscan.k8s.config;

import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The account of the pod that this runs in.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/">Accessing the Kubernetes API from a
 *     pod</a>
 */
final class InCluster {
    static final Path SECRETS = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final String NAME = "in-cluster";

    private final TargetSpec spec;
    private final InstantSource clock;
    private final Entry account;

    InCluster(TargetSpec spec, InstantSource clock, Path secrets) {
        this.spec = spec;
        this.clock = clock;
        this.account = new Entry(
                "user", NAME, secrets.resolve("token"),
                Map.of("tokenFile", "token", "certificate-authority", "ca.crt"));
    }

    /** Empty outside a pod. */
    Optional<Login> login() throws TargetException {
        String host = spec.environment().getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = spec.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        if (host.isEmpty() || !Files.exists(account.file())) {
            return Optional.empty();
        }
        if (!spec.identities().isEmpty()) {
            String context = spec.identities().getFirst();
            throw new TargetException(new Text(
                    "there is no kubeconfig, so no context '" + context + "'; inside a pod leave --kube-context out",
                    "il n'y a pas de kubeconfig, donc pas de contexte « " + context
                            + " » ; dans un pod, omettre --kube-context"));
        }
        URI server = URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        TlsSettings tls = new TlsSettings(
                account.dataOrFile("", "certificate-authority"), Optional.empty(), true, true, Optional.empty());
        TokenFile token = new TokenFile(account, clock);
        return Optional.of(new Login(
                NAME,
                server,
                account.folder().toString(),
                Transports.of(account, account, tls, Optional.empty(), spec.environment()),
                true,
                "token file",
                namespace(),
                () -> Tokens.bearer(token.get())));
    }

    private Optional<String> namespace() throws TargetException {
        Path file = account.folder().resolve("namespace");
        return Files.exists(file) ? Optional.of(account.read("namespace", file).strip()) : Optional.empty();
    }
}
