package io.secnumscan.k8s.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program that a kubeconfig names to get credentials from. Nothing of its output is ever shown: it may be the secret.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">
 *     client-go credential plugins</a>
 */
final class ExecPlugin {
    private static final List<String> VERSIONS =
            List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    private final Entry user;
    private final String command;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final String version;
    private final String hint;

    private ExecPlugin(
            Entry user, String command, List<String> arguments, Map<String, String> environment, String version,
            String hint) {
        this.user = user;
        this.command = command;
        this.arguments = arguments;
        this.environment = environment;
        this.version = version;
        this.hint = hint;
    }

    /** What it gave; {@code until} is empty where it said no end. */
    record Given(Optional<String> token, Optional<TlsSettings.ClientPem> certificate, Optional<Instant> until) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "Given[until=" + until + "]";
        }
    }

    static ExecPlugin of(Entry user, Entry cluster, Map<?, ?> exec, Map<String, String> environment)
            throws TargetException {
        String version = String.valueOf(exec.get("apiVersion"));
        if (!VERSIONS.contains(version)) {
            String known = String.join(", ", VERSIONS);
            throw user.problem(
                    new Text("its exec plugin speaks " + version, "son greffon exec parle " + version),
                    new Text("one of " + known + " is understood", "sont compris : " + known));
        }
        if (!(exec.get("command") instanceof String command) || command.isEmpty()) {
            throw user.problem(new Text("its exec plugin has no command", "son greffon exec n'a pas de command"),
                    new Text("add 'command: PROGRAM'", "ajouter « command: PROGRAMME »"));
        }
        if ("Always".equals(exec.get("interactiveMode"))) {
            throw user.problem(
                    new Text("its exec plugin '" + command + "' asks for a terminal (interactiveMode: Always)",
                            "son greffon exec « " + command + " » demande un terminal (interactiveMode: Always)"),
                    new Text("log in with it beforehand, or use an identity that needs no person",
                            "se connecter d'abord avec lui, ou employer une identité sans personne"));
        }
        Map<String, String> all = new TreeMap<>(environment);
        list(exec.get("env")).forEach(pair -> {
            if (pair instanceof Map<?, ?> map && map.get("name") != null && map.get("value") != null) {
                all.put(map.get("name").toString(), map.get("value").toString());
            }
        });
        all.put("KUBERNETES_EXEC_INFO", info(version, cluster, Boolean.TRUE.equals(exec.get("provideClusterInfo"))));
        List<String> arguments = list(exec.get("args")).stream().map(String::valueOf).toList();
        String hint = exec.get("installHint") instanceof String text ? " (" + oneLine(text) + ")" : "";
        return new ExecPlugin(user, command, arguments, all, version, hint);
    }

    Given run() throws TargetException {
        List<String> argv = new ArrayList<>();
        argv.add(program());
        argv.addAll(arguments);
        ProcessOutput output;
        try {
            output = ProcessOutput.of(argv, environment);
        } catch (IOException e) {
            throw problem(new Text("was not found or may not be run", "est introuvable ou ne peut pas être exécuté"),
                    install());
        } catch (IllegalArgumentException e) {
            throw problem(
                    new Text("gets a variable that no program can be given",
                            "reçoit une variable qu'aucun programme n'admet"),
                    new Text("correct 'env'", "corriger « env »"));
        }
        return switch (output) {
            case ProcessOutput.TooSlow(long seconds) ->
                    throw problem(new Text("gave nothing in " + seconds + " s", "n'a rien donné en " + seconds + " s"),
                            new Text("run it by hand to see what it waits for",
                                    "l'exécuter à la main pour voir ce qu'il attend"));
            case ProcessOutput.TooLong() ->
                    throw problem(
                            new Text("wrote more than credentials are long",
                                    "a écrit plus que la longueur d'un identifiant"),
                            new Text("run it by hand to see what it says",
                                    "l'exécuter à la main pour voir ce qu'il dit"));
            case ProcessOutput.Ended(int code, byte[] bytes) when code != 0 ->
                    throw problem(new Text("failed with exit code " + code, "a échoué avec le code " + code),
                            new Text("run it by hand to see why; often a login has ended",
                                    "l'exécuter à la main pour voir pourquoi ; souvent une connexion a pris fin"));
            case ProcessOutput.Ended(int code, byte[] bytes) -> given(bytes);
        };
    }

    /** A relative path begins at the kubeconfig; a bare name is looked up in PATH. */
    private String program() throws TargetException {
        if (!command.contains("/")) {
            return command;
        }
        Path path = user.below("command", command);
        if (!Files.exists(path)) {
            throw problem(new Text("was not found (" + path + ")", "est introuvable (" + path + ")"), install());
        }
        return path.toString();
    }

    private Given given(byte[] bytes) throws TargetException {
        JsonNode answer = parsed(bytes);
        if (!answer.path("kind").asText().equals("ExecCredential")
                || !answer.path("apiVersion").asText().equals(version)) {
            throw problem(new Text(
                    "answered with something else than an ExecCredential of " + version,
                    "a répondu autre chose qu'un ExecCredential de " + version),
                    new Text("correct 'apiVersion', or update it", "corriger « apiVersion », ou le mettre à jour"));
        }
        JsonNode status = answer.path("status");
        Optional<String> token = text(status.path("token"));
        Optional<String> certificate = text(status.path("clientCertificateData"));
        Optional<String> key = text(status.path("clientKeyData"));
        if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
            throw problem(
                    new Text("gave neither a token nor a certificate with its key",
                            "n'a donné ni jeton ni certificat avec sa clé"),
                    new Text("run it by hand to see what it says", "l'exécuter à la main pour voir ce qu'il dit"));
        }
        if (token.isPresent() && !Tokens.usable(token.get())) {
            throw problem(
                    new Text("gave a token that no header can carry", "a donné un jeton qu'aucun en-tête n'admet"),
                    new Text("update it", "le mettre à jour"));
        }
        return new Given(
                token,
                certificate.isPresent() && key.isPresent()
                        ? Optional.of(new TlsSettings.ClientPem(certificate.get(), key.get()))
                        : Optional.empty(),
                until(status.path("expirationTimestamp")));
    }

    private JsonNode parsed(byte[] bytes) throws TargetException {
        try {
            JsonNode answer = JsonPage.JSON.readTree(bytes);
            if (answer != null && answer.isObject()) {
                return answer;
            }
        } catch (IOException e) {
            // told below, without a word of the output
        }
        throw problem(new Text("did not answer with JSON", "n'a pas répondu en JSON"),
                new Text("run it by hand to see what it says", "l'exécuter à la main pour voir ce qu'il dit"));
    }

    private Optional<Instant> until(JsonNode end) throws TargetException {
        try {
            return text(end).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw problem(
                    new Text("gave an end of its credentials that is no time",
                            "a donné une fin de validité qui n'est pas une date"),
                    new Text("update it", "le mettre à jour"));
        }
    }

    /** What the plugin is told about the cluster, and that nobody sits at a terminal. */
    private static String info(String version, Entry cluster, boolean withCluster) throws TargetException {
        ObjectNode info = JsonPage.JSON.createObjectNode().put("apiVersion", version).put("kind", "ExecCredential");
        ObjectNode spec = info.putObject("spec").put("interactive", false);
        if (withCluster) {
            ObjectNode about = spec.putObject("cluster");
            for (String key : List.of("server", "tls-server-name", "certificate-authority-data", "proxy-url")) {
                cluster.text(key).ifPresent(value -> about.put(key, value));
            }
            about.put("insecure-skip-tls-verify", cluster.flag("insecure-skip-tls-verify"));
        }
        return info.toString();
    }

    private Text install() {
        return new Text("install it or correct 'command'", "l'installer ou corriger « command »")
                .and(Text.verbatim(hint));
    }

    private TargetException problem(Text what, Text wayOut) {
        Text plugin = new Text("its exec plugin ", "son greffon exec ").and(Text.quoted(oneLine(command)));
        return user.problem(plugin.and(Text.verbatim(" ")).and(what), wayOut);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
