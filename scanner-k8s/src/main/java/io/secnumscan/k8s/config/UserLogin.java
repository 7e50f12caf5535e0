package io.secnumscan.k8s.config;

import io.kubernetes.client.util.KubeConfig;
import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the user of a context proves who it is; the same precedence as the Go client's. */
final class UserLogin {
    static final Proof NONE = new Proof("none", Optional.empty(), Map::of);

    private final Entry user;
    private final Entry cluster;
    private final Map<String, String> environment;
    private final InstantSource clock;

    UserLogin(Entry user, Entry cluster, Map<String, String> environment, InstantSource clock) {
        this.user = user;
        this.cluster = cluster;
        this.environment = environment;
        this.clock = clock;
    }

    /** A way to prove it: a certificate in the handshake, headers, or both. */
    record Proof(String method, Optional<TlsSettings.ClientPem> client, Login.Credentials credentials) {
        /** Without what it proves it with. */
        @Override
        public String toString() {
            return method;
        }
    }

    Proof proof() throws TargetException {
        Optional<TlsSettings.ClientPem> certificate = ClientCertificate.of(user, clock);
        if (user.values().get("exec") instanceof Map<?, ?> exec) {
            return ofPlugin(ExecPlugin.of(user, cluster, exec, environment), certificate);
        }
        if (user.path("tokenFile").isPresent()) {
            TokenFile file = new TokenFile(user, clock);
            return new Proof("token file", certificate, () -> Tokens.bearer(file.get()));
        }
        Optional<String> token = user.text("token");
        if (token.isPresent()) {
            return new Proof("token", certificate, fixed(token.get().strip(), "token"));
        }
        if (user.values().get("auth-provider") instanceof Map<?, ?> provider) {
            return new Proof("auth provider", certificate, fixed(ofProvider(provider), "auth-provider"));
        }
        Optional<String> name = user.text("username");
        if (name.isPresent()) {
            Map<String, String> headers = Tokens.basic(name.get(), user.text("password").orElse(""));
            return new Proof("password", certificate, () -> headers);
        }
        return certificate.isPresent() ? new Proof("client certificate", certificate, Map::of) : NONE;
    }

    private Proof ofPlugin(ExecPlugin plugin, Optional<TlsSettings.ClientPem> certificate) throws TargetException {
        ExecToken token = new ExecToken(plugin, clock);
        Optional<TlsSettings.ClientPem> given = token.certificate().or(() -> certificate);
        if (given.isPresent()) {
            ClientCertificate.check(user, given.get(), clock);
        }
        return new Proof("exec plugin", given, token::headers);
    }

    private Login.Credentials fixed(String token, String key) throws TargetException {
        if (!Tokens.usable(token)) {
            throw user.problem(Text.quoted(key).and(new Text(" holds no token", " ne contient pas de jeton")),
                    new Text("log in anew", "se reconnecter"));
        }
        Map<String, String> headers = Tokens.bearer(token);
        return () -> headers;
    }

    /** The old way before exec plugins: the Kubernetes client knows how to refresh what is left of it (OIDC). */
    private String ofProvider(Map<?, ?> provider) throws TargetException {
        Map<String, Object> named = Map.of("name", "user", "user", user.values());
        Map<String, Object> context = Map.of("name", "context", "context", Map.of("user", "user"));
        KubeConfig config = new KubeConfig(
                new ArrayList<>(List.of(context)), new ArrayList<>(), new ArrayList<>(List.of(named)));
        config.setContext("context");
        try {
            Map<String, String> credentials = config.getCredentials();
            if (credentials != null && credentials.get(KubeConfig.CRED_TOKEN_KEY) != null) {
                return credentials.get(KubeConfig.CRED_TOKEN_KEY);
            }
        } catch (RuntimeException e) {
            // told below: the message may quote an answer of the identity provider
        }
        throw user.problem(
                new Text("the auth provider ", "le fournisseur d'authentification ")
                        .and(Text.quoted(String.valueOf(provider.get("name"))))
                        .and(new Text(" gave no token", " n'a donné aucun jeton")),
                new Text("log in anew, or use an exec plugin, which replaces it",
                        "se reconnecter, ou employer un greffon exec, qui le remplace"));
    }
}
