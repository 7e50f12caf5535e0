package io.secnumscan.openstack.auth;

import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.UserRef;
import java.net.URI;

/** Why Keystone gave no token, in words that name the settings at fault. */
final class Refused {
    private Refused() {}

    static Text explain(CloudConfig config, URI keystone, ApiAnswer.Refusal refusal) {
        String said =
                "HTTP " + refusal.status() + (refusal.message().isEmpty() ? "" : ", \"" + refusal.message() + "\"");
        return what(config, keystone, refusal.status())
                .and(Text.verbatim(" (" + said + ")"))
                .then(wayOut(config.credential(), refusal.status()))
                .at(config.where());
    }

    private static Text what(CloudConfig config, URI keystone, int status) {
        return switch (status) {
            case 401, 403 -> refused(keystone, who(config.credential()));
            case 404, 405 -> new Text("there is no Keystone at " + keystone, "il n'y a pas de Keystone à " + keystone);
            default -> new Text(
                    "Keystone at " + keystone + " gives no token", "Keystone à " + keystone + " ne donne aucun jeton");
        };
    }

    private static Text refused(URI keystone, Text who) {
        return new Text(
                "Keystone at " + keystone + " refuses the login of " + who.en(),
                "Keystone à " + keystone + " refuse la connexion avec " + who.fr());
    }

    private static Text who(Credential credential) {
        return switch (credential) {
            case Credential.Password password -> user(password.user());
            case Credential.Totp totp -> user(totp.user());
            case Credential.MultiFactor factors -> user(factors.user());
            case Credential.Token _ -> new Text("the token", "le jeton");
            case Credential.ApplicationCredential application ->
                    new Text("application credential ", "l'identifiant d'application ")
                            .and(Text.verbatim(application.id().or(application::name).orElse("")));
            case Credential.OidcAccessToken oidc -> new Text(
                    "the access token of " + oidc.identityProvider(), "le jeton d'accès de " + oidc.identityProvider());
        };
    }

    private static Text user(UserRef user) {
        return new Text("user ", "l'utilisateur ").and(Text.quoted(user.name().or(user::id).orElse("")));
    }

    private static Text wayOut(Credential credential, int status) {
        if (status == 404 || status == 405) {
            return new Text("check auth_url", "vérifier auth_url");
        }
        if (status >= 500 || status == 429) {
            return new Text(
                    "the service itself is at fault; try again later",
                    "le service lui-même est en défaut ; réessayer plus tard");
        }
        return switch (credential) {
            case Credential.Password _ ->
                    new Text(
                            "check username, user_domain_name and password, that the user has a role on what is asked for,"
                                    + " and, if the account needs a second factor, use auth_type v3multifactor",
                            "vérifier username, user_domain_name et password, que l'utilisateur a un rôle sur ce qui est"
                                    + " demandé, et, si le compte exige un second facteur, employer auth_type"
                                    + " v3multifactor");
            case Credential.Totp _,Credential.MultiFactor _ ->
                    new Text(
                            "a passcode holds for half a minute and once; check the others, and that the user has a role on"
                                    + " what is asked for",
                            "un passcode vaut une demi-minute et une fois ; vérifier les autres, et que l'utilisateur a un"
                                    + " rôle sur ce qui est demandé");
            case Credential.Token _ -> new Text(
                    "the token has expired or is not of this cloud; get a new one",
                    "le jeton a expiré ou n'est pas de ce cloud ; en obtenir un nouveau");
            case Credential.ApplicationCredential _ ->
                    new Text(
                            "check application_credential_id and application_credential_secret, and that it has not expired",
                            "vérifier application_credential_id et application_credential_secret, et qu'il n'a pas expiré");
            case Credential.OidcAccessToken _ ->
                    new Text(
                            "check identity_provider and protocol; the access token may have expired: log in again",
                            "vérifier identity_provider et protocol ; le jeton d'accès a peut-être expiré : se reconnecter");
        };
    }
}
