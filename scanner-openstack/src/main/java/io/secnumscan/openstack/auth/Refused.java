package io.secnumscan.openstack.auth;

import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.UserRef;
import java.net.URI;

/** Why Keystone gave no token, in words that name the settings at fault. */
final class Refused {
    private Refused() {}

    static String explain(CloudConfig config, URI keystone, ApiAnswer.Refusal refusal) {
        String said =
                "HTTP " + refusal.status() + (refusal.message().isEmpty() ? "" : ", \"" + refusal.message() + "\"");
        return config.where() + ": " + what(config, keystone, refusal.status()) + " (" + said + "); "
                + wayOut(config.credential(), refusal.status());
    }

    private static String what(CloudConfig config, URI keystone, int status) {
        return switch (status) {
            case 401, 403 -> "Keystone at " + keystone + " refuses the login of " + who(config.credential());
            case 404, 405 -> "there is no Keystone at " + keystone;
            default -> "Keystone at " + keystone + " gives no token";
        };
    }

    private static String who(Credential credential) {
        return switch (credential) {
            case Credential.Password password -> "user " + name(password.user());
            case Credential.Totp totp -> "user " + name(totp.user());
            case Credential.MultiFactor factors -> "user " + name(factors.user());
            case Credential.Token _ -> "the token";
            case Credential.ApplicationCredential application ->
                    "application credential " + application.id().or(application::name).orElse("");
            case Credential.OidcAccessToken oidc -> "the access token of " + oidc.identityProvider();
        };
    }

    private static String name(UserRef user) {
        return "'" + user.name().or(user::id).orElse("") + "'";
    }

    private static String wayOut(Credential credential, int status) {
        if (status == 404 || status == 405) {
            return "check auth_url";
        }
        if (status >= 500 || status == 429) {
            return "the service itself is at fault; try again later";
        }
        return switch (credential) {
            case Credential.Password _ ->
                    "check username, user_domain_name and password, that the user has a role on what is asked for, and, if the"
                            + " account needs a second factor, use auth_type v3multifactor";
            case Credential.Totp _,Credential.MultiFactor _ ->
                    "a passcode holds for half a minute and once; check the others, and that the user has a role on what is"
                            + " asked for";
            case Credential.Token _ -> "the token has expired or is not of this cloud; get a new one";
            case Credential.ApplicationCredential _ ->
                    "check application_credential_id and application_credential_secret, and that it has not expired";
            case Credential.OidcAccessToken _ ->
                    "check identity_provider and protocol; the access token may have expired: log in again";
        };
    }
}
