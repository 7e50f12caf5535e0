package io.secnumscan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.config.Login;

/** The first call to an API server: whether it is one, whether it is reached, whether it takes the credentials. */
final class FirstCall {
    private FirstCall() {}

    /**
     * What {@code /version} says; empty when it is refused, which keeps nobody from reading the rest.
     *
     * @throws TargetException when nothing of the cluster can be read
     */
    static JsonNode version(KubeApi api) throws TargetException {
        return switch (api.document("/version", KubeApi.JSON)) {
            case KubeApi.Document.Read(var answer, JsonNode json) when json.path("gitVersion").isTextual() -> json;
            case KubeApi.Document.Read read -> throw problem(api, "what answers there is no Kubernetes API server",
                    "correct the cluster's 'server'");
            case KubeApi.Document.NotRead(ApiAnswer.Refusal refusal) -> refused(api, refusal);
            case KubeApi.Document.NotRead(ApiAnswer.Failure failure) -> throw failed(api, failure);
            case KubeApi.Document.NotRead(ApiAnswer.Success success) -> throw problem(api, "it answered with nothing",
                    "correct the cluster's 'server'");
        };
    }

    private static JsonNode refused(KubeApi api, ApiAnswer.Refusal refusal) throws TargetException {
        return switch (refusal.status()) {
            case 403 -> JsonNodeFactory.instance.objectNode();
            case 401 -> throw problem(api,
                    "the API server does not accept the credentials (HTTP 401, " + api.login().method() + ")",
                    "they may have expired: log in anew, or name another context");
            case 407 ->
                    throw problem(api, "the proxy asks for a login (HTTP 407)", "put user:password@ into 'proxy-url'");
            default -> throw problem(api, "the API server answers HTTP " + refusal.status()
                    + (refusal.message().isEmpty() ? "" : " (" + refusal.message() + ")"),
                    "check that it is well and that the address is its own");
        };
    }

    /** The client's own message names the server. */
    private static TargetException failed(KubeApi api, ApiAnswer.Failure failure) {
        String wayOut = failure.cause() == Cause.UNREADABLE ? "correct the cluster's 'server'" : "then try again";
        return new TargetException(of(api) + ": " + failure.message() + "; " + wayOut);
    }

    private static TargetException problem(KubeApi api, String what, String wayOut) {
        return new TargetException(of(api) + ", server " + api.login().server() + ": " + what + "; " + wayOut);
    }

    private static String of(KubeApi api) {
        Login login = api.login();
        return login.place() + ": context '" + login.identity() + "'";
    }
}
