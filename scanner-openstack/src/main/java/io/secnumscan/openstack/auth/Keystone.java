package io.secnumscan.openstack.auth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.config.AuthScope;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks Keystone for tokens. Its messages are for the operator: what was wrong, in which setting, and the way out. */
final class Keystone {
    private final CloudConfig config;
    private final ApiClient api;
    private final URI base;

    Keystone(CloudConfig config, ApiClient api) {
        this.config = config;
        this.api = api;
        this.base = version3(config.authUrl());
    }

    /** {@code https://keystone.example:5000/v3}: the address that the operator gave, with its version. */
    URI base() {
        return base;
    }

    Token authenticate() throws TargetException {
        if (!(config.credential() instanceof Credential.OidcAccessToken oidc)) {
            return request(config.credential(), config.scope());
        }
        Token unscoped = federated(oidc);
        boolean enough = config.scope() instanceof AuthScope.Unscoped || config.scope() instanceof AuthScope.Unstated;
        return enough ? unscoped : request(new Credential.Token(unscoped.value()), config.scope());
    }

    private Token request(Credential credential, AuthScope scope) throws TargetException {
        URI uri = URI.create(base + "/auth/tokens");
        String body = TokenRequest.of(credential, scope).toString();
        return token(new ApiRequest("POST", uri, Map.of("Content-Type", "application/json"), body));
    }

    /** Federated logins may be asked for with a GET, which keeps the list of other requests at one. */
    private Token federated(Credential.OidcAccessToken oidc) throws TargetException {
        URI uri = URI
                .create(base + "/OS-FEDERATION/identity_providers/" + encoded(oidc.identityProvider()) + "/protocols/"
                        + encoded(oidc.protocol()) + "/auth");
        return token(ApiRequest.get(uri, Map.of("Authorization", "Bearer " + oidc.accessToken().value())));
    }

    private Token token(ApiRequest request) throws TargetException {
        JsonNode[] document = {MissingNode.getInstance()};
        long asked = System.nanoTime();
        ApiAnswer answer = api.send(request, body -> document[0] = JsonPage.document(body));
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        return switch (answer) {
            case ApiAnswer.Success success -> read(success, document[0]).answered(success.header("date"), took);
            case ApiAnswer.Refusal refusal -> throw new TargetException(Refused.explain(config, base, refusal));
            case ApiAnswer.Failure failure -> throw new TargetException(failure.message().at(config.where()));
        };
    }

    private Token read(ApiAnswer.Success answer, JsonNode document) throws TargetException {
        Optional<String> value = answer.header("x-subject-token");
        try {
            if (value.isEmpty()) {
                throw new IOException("the answer has no X-Subject-Token");
            }
            return TokenDocument.parse(document, value.get(), answer.call());
        } catch (IOException e) {
            Text why = brief(e);
            throw new TargetException(new Text(
                    base + " does not answer as Keystone does (" + why.en() + "); check auth_url",
                    base + " ne répond pas comme Keystone (" + why.fr() + ") ; vérifier auth_url").at(config.where()),
                    e);
        }
    }

    /** Jackson's messages may quote the document: only ours are shown. */
    private static Text brief(IOException e) {
        return e instanceof JacksonException
                ? new Text("its token can't be read", "son jeton ne peut pas être lu")
                : Text.english(String.valueOf(e.getMessage()));
    }

    private static URI version3(URI authUrl) {
        String written = authUrl.toString().replaceFirst("/v2\\.0$", "");
        return URI.create(written.endsWith("/v3") ? written : written + "/v3");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A token that was had elsewhere can't be had again. */
    static boolean renewable(Credential credential) {
        return switch (credential) {
            case Credential.Password _,Credential.ApplicationCredential _,Credential.OidcAccessToken _ -> true;
            case Credential.Token _,Credential.Totp _ -> false;
            case Credential.MultiFactor factors -> factors.passcode().isEmpty() && factors.token().isEmpty();
        };
    }
}
