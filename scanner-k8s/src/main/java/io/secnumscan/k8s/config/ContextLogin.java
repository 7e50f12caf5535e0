package io.secnumscan.k8s.config;

import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the login of one context. */
final class ContextLogin {
    private final Kubeconfig.Found found;
    private final Map<String, String> environment;
    private final InstantSource clock;

    ContextLogin(Kubeconfig.Found found, Map<String, String> environment, InstantSource clock) {
        this.found = found;
        this.environment = environment;
        this.clock = clock;
    }

    Login login() throws TargetException {
        Entry cluster = found.cluster();
        URI server = server(cluster);
        UserLogin.Proof proof = found.user().isPresent()
                ? new UserLogin(found.user().get(), cluster, environment, clock).proof()
                : UserLogin.NONE;
        boolean verify = !cluster.flag("insecure-skip-tls-verify");
        TlsSettings tls = new TlsSettings(
                verify ? cluster.dataOrFile("certificate-authority-data", "certificate-authority") : Optional.empty(),
                proof.client(),
                verify,
                true,
                cluster.text("tls-server-name"));
        return new Login(
                found.context().name(),
                server,
                found.context().file().toString(),
                found.context().place(),
                Transports.of(cluster, found.user().orElse(cluster), tls, cluster.text("proxy-url"), environment),
                verify,
                proof.method(),
                found.context().text("namespace"),
                credentials(proof.credentials()));
    }

    /** With the headers that ask for another's rights, where the user entry wants that. */
    private Login.Credentials credentials(Login.Credentials own) throws TargetException {
        Map<String, String> as = found.user().isPresent() ? impersonation(found.user().get()) : Map.of();
        if (as.isEmpty()) {
            return own;
        }
        return () -> {
            Map<String, String> headers = new TreeMap<>(own.headers());
            headers.putAll(as);
            return headers;
        };
    }

    private static Map<String, String> impersonation(Entry user) throws TargetException {
        Map<String, String> headers = new TreeMap<>();
        user.text("as").ifPresent(name -> headers.put("Impersonate-User", name));
        user.text("as-uid").ifPresent(uid -> headers.put("Impersonate-Uid", uid));
        if (user.values().get("as-groups") instanceof List<?> groups && !groups.isEmpty()) {
            if (groups.size() > 1) {
                throw user.problem(
                        new Text("'as-groups' names several groups", "« as-groups » nomme plusieurs groupes"),
                        new Text("one is supported; bind the roles to the user instead",
                                "un seul est pris en charge ; lier plutôt les rôles à l'utilisateur"));
            }
            headers.put("Impersonate-Group", String.valueOf(groups.getFirst()));
        }
        if (user.values().containsKey("as-user-extra")) {
            throw user.problem(
                    new Text("'as-user-extra' is not supported", "« as-user-extra » n'est pas pris en charge"),
                    new Text("take it out, or use an identity of its own",
                            "le retirer, ou employer une identité à part"));
        }
        return headers;
    }

    private static URI server(Entry cluster) throws TargetException {
        String text = cluster.text("server")
                .orElseThrow(() -> cluster.problem(new Text("it has no server", "il n'a pas de server"),
                        new Text("add 'server: https://…'", "ajouter « server: https://… »")));
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw cluster.problem(
                new Text("its server is no address of an API server",
                        "son server n'est pas l'adresse d'un serveur d'API"),
                new Text("write https://HOST:PORT", "écrire https://HÔTE:PORT"));
    }
}
