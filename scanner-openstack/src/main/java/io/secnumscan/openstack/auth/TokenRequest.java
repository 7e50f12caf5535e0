package io.secnumscan.openstack.auth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.openstack.config.AuthScope;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.DomainRef;
import io.secnumscan.openstack.config.Secret;
import io.secnumscan.openstack.config.UserRef;
import java.util.Optional;

/**
 * The body of {@code POST /v3/auth/tokens}; OpenStack4j 3.12 knows neither application credentials, TOTP nor system scope.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management">API reference</a>
 */
final class TokenRequest {
    private TokenRequest() {}

    static ObjectNode of(Credential credential, AuthScope scope) {
        ObjectNode root = JsonPage.JSON.createObjectNode();
        ObjectNode auth = root.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        ArrayNode methods = identity.putArray("methods");
        switch (credential) {
            case Credential.Password password -> password(identity, methods, password.user(), password.password());
            case Credential.Totp totp -> totp(identity, methods, totp.user(), totp.passcode());
            case Credential.MultiFactor factors -> factors(identity, methods, factors);
            case Credential.Token token -> token(identity, methods, token.token());
            case Credential.ApplicationCredential application -> application(identity, methods, application);
            case Credential.OidcAccessToken _ ->
                    throw new IllegalArgumentException("an OIDC access token is first exchanged for a token");
        }
        if (!(credential instanceof Credential.ApplicationCredential)) {
            scope(auth, scope);
        }
        return root;
    }

    private static void factors(ObjectNode identity, ArrayNode methods, Credential.MultiFactor factors) {
        factors.password().ifPresent(secret -> password(identity, methods, factors.user(), secret));
        factors.passcode().ifPresent(secret -> totp(identity, methods, factors.user(), secret));
        factors.token().ifPresent(secret -> token(identity, methods, secret));
    }

    private static void password(ObjectNode identity, ArrayNode methods, UserRef user, Secret password) {
        methods.add("password");
        user(identity.putObject("password").putObject("user"), user).put("password", password.value());
    }

    private static void totp(ObjectNode identity, ArrayNode methods, UserRef user, Secret passcode) {
        methods.add("totp");
        user(identity.putObject("totp").putObject("user"), user).put("passcode", passcode.value());
    }

    private static void token(ObjectNode identity, ArrayNode methods, Secret token) {
        methods.add("token");
        identity.putObject("token").put("id", token.value());
    }

    private static void application(
            ObjectNode identity, ArrayNode methods, Credential.ApplicationCredential application) {
        methods.add("application_credential");
        ObjectNode body = identity.putObject("application_credential");
        application.id().ifPresent(id -> body.put("id", id));
        application.name().ifPresent(name -> body.put("name", name));
        application.user().ifPresent(user -> user(body.putObject("user"), user));
        body.put("secret", application.secret().value());
    }

    private static void scope(ObjectNode auth, AuthScope scope) {
        switch (scope) {
            case AuthScope.Project project -> {
                ObjectNode body = auth.putObject("scope").putObject("project");
                project.id().ifPresent(id -> body.put("id", id));
                project.name().ifPresent(name -> body.put("name", name));
                project.domain().ifPresent(domain -> domain(body.putObject("domain"), domain));
            }
            case AuthScope.Domain domain -> domain(auth.putObject("scope").putObject("domain"), domain.domain());
            case AuthScope.System() -> auth.putObject("scope").putObject("system").put("all", true);
            case AuthScope.Unscoped() -> auth.put("scope", "unscoped");
            case AuthScope.Unstated() -> {
                // left out: Keystone takes the user's default project
            }
        }
    }

    private static ObjectNode user(ObjectNode body, UserRef user) {
        user.id().ifPresent(id -> body.put("id", id));
        user.name().ifPresent(name -> body.put("name", name));
        user.domain().ifPresent(domain -> domain(body.putObject("domain"), domain));
        return body;
    }

    private static void domain(ObjectNode body, DomainRef domain) {
        Optional<String> id = domain.id();
        if (id.isPresent()) {
            body.put("id", id.get());
        } else {
            domain.name().ifPresent(name -> body.put("name", name));
        }
    }
}
