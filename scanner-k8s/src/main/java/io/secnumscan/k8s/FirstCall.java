package io.secnumscan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.config.Login;

/** The first call to an API server: whether it is one, whether it is reached, whether it takes the credentials. */
final class FirstCall {
    private static final Text CORRECT = new Text("correct the cluster's 'server'", "corriger le « server » du cluster");

    private FirstCall() {}

    /**
     * What {@code /version} says; empty when it is refused, which keeps nobody from reading the rest.
     *
     * @throws TargetException when nothing of the cluster can be read
     */
    static JsonNode version(KubeApi api) throws TargetException {
        return switch (api.document("/version", KubeApi.JSON)) {
            case KubeApi.Document.Read(var answer, JsonNode json) when json.path("gitVersion").isTextual() -> json;
            case KubeApi.Document.Read read -> throw problem(api, new Text(
                    "what answers there is no Kubernetes API server",
                    "ce qui répond là n'est pas un serveur d'API Kubernetes"),
                    CORRECT);
            case KubeApi.Document.NotRead(ApiAnswer.Refusal refusal) -> refused(api, refusal);
            case KubeApi.Document.NotRead(ApiAnswer.Failure failure) -> throw failed(api, failure);
            case KubeApi.Document.NotRead(ApiAnswer.Success success) ->
                    throw problem(api, new Text("it answered with nothing", "il n'a rien répondu"),
                            CORRECT);
        };
    }

    private static JsonNode refused(KubeApi api, ApiAnswer.Refusal refusal) throws TargetException {
        return switch (refusal.status()) {
            case 403 -> JsonNodeFactory.instance.objectNode();
            case 401 -> throw problem(api, unaccepted(api.login().method()), new Text(
                    "they may have expired: log in anew, or name another context",
                    "ils ont peut-être expiré : se reconnecter, ou nommer un autre contexte"));
            case 407 -> throw problem(api,
                    new Text("the proxy asks for a login (HTTP 407)", "le proxy demande une connexion (HTTP 407)"),
                    new Text("put user:password@ into 'proxy-url'",
                            "mettre utilisateur:motdepasse@ dans « proxy-url »"));
            default -> throw problem(api, new Text("the API server answers ", "le serveur d'API répond ")
                    .and(Text.verbatim("HTTP " + refusal.status()
                            + (refusal.message().isEmpty() ? "" : " (" + refusal.message() + ")"))),
                    new Text("check that it is well and that the address is its own",
                            "vérifier son état et que l'adresse est la sienne"));
        };
    }

    /** The client's own message names the server. */
    private static TargetException failed(KubeApi api, ApiAnswer.Failure failure) {
        Text wayOut = failure.cause() == Cause.UNREADABLE ? CORRECT : new Text("then try again", "puis réessayer");
        return new TargetException(failure.message().then(wayOut).at(of(api)));
    }

    private static Text unaccepted(String method) {
        String french = switch (method) {
            case "client certificate" -> "certificat client";
            case "token" -> "jeton";
            case "token file" -> "fichier de jeton";
            case "exec plugin" -> "greffon exec";
            case "auth provider" -> "fournisseur d'authentification";
            case "password" -> "mot de passe";
            default -> "sans";
        };
        return new Text(
                "the API server does not accept the credentials (HTTP 401, " + method + ")",
                "le serveur d'API n'accepte pas les identifiants (HTTP 401, " + french + ")");
    }

    private static TargetException problem(KubeApi api, Text what, Text wayOut) {
        Text server = new Text(", server " + api.login().server(), ", serveur " + api.login().server());
        return new TargetException(what.then(wayOut).at(of(api).and(server)));
    }

    private static Text of(KubeApi api) {
        Login login = api.login();
        return new Text("context ", "contexte ").and(Text.quoted(login.identity())).at(login.place());
    }
}
