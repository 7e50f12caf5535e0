package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says from a cloud's settings who comes, in the names of keystoneauth's plugins. */
final class CredentialReader {
    private static final String KNOWN =
            "password, v3totp, v3multifactor, token, v3applicationcredential, v3oidcaccesstoken";

    private final Settings settings;
    private final Domains domains;

    CredentialReader(Settings settings) {
        this.settings = settings;
        this.domains = new Domains(settings);
    }

    /** The plugin's name without its version: {@code password}, {@code applicationcredential}. */
    String type() throws TargetException {
        Optional<String> stated = settings.text("auth_type", "auth_plugin");
        if (stated.isPresent()) {
            return stated.get().toLowerCase(Locale.ROOT).replaceFirst("^v3", "");
        }
        if (settings.text("application_credential_id", "application_credential_name").isPresent()) {
            return "applicationcredential";
        }
        return settings.text("token", "auth_token").isPresent() ? "token" : "password";
    }

    Credential read() throws TargetException {
        return switch (type()) {
            case "password" -> new Credential.Password(user(), needed("password"));
            case "totp" -> new Credential.Totp(user(), needed("passcode"));
            case "multifactor" -> multiFactor();
            case "token" -> new Credential.Token(tokenOf());
            case "applicationcredential" -> applicationCredential();
            case "oidcaccesstoken" -> oidc();
            default -> throw unsupported(settings.text("auth_type", "auth_plugin").orElse(""));
        };
    }

    private TargetException unsupported(String stated) {
        return settings.wrong("auth_type", new Text(
                "is '" + stated + "', which is not supported; use one of: " + KNOWN,
                "vaut « " + stated + " », qui n'est pas pris en charge ; choisir parmi : " + KNOWN));
    }

    private Credential multiFactor() throws TargetException {
        List<String> methods = settings.names("auth_methods").stream()
                .map(method -> method.toLowerCase(Locale.ROOT).replaceFirst("^v3", ""))
                .toList();
        if (methods.size() < 2) {
            throw settings.wrong("auth_methods", new Text(
                    "names at least two methods, such as [v3password, v3totp]",
                    "nomme au moins deux méthodes, comme [v3password, v3totp]"));
        }
        for (String method : methods) {
            if (!List.of("password", "totp", "token").contains(method)) {
                throw settings.wrong("auth_methods", new Text(
                        "names '" + method + "'; known are v3password, v3totp, v3token",
                        "nomme « " + method + " » ; sont connus v3password, v3totp, v3token"));
            }
        }
        return new Credential.MultiFactor(
                user(),
                methods.contains("password") ? Optional.of(needed("password")) : Optional.empty(),
                methods.contains("totp") ? Optional.of(needed("passcode")) : Optional.empty(),
                methods.contains("token") ? Optional.of(tokenOf()) : Optional.empty());
    }

    private Credential applicationCredential() throws TargetException {
        Secret secret = needed("application_credential_secret");
        Optional<String> id = settings.text("application_credential_id");
        if (id.isPresent()) {
            return new Credential.ApplicationCredential(id, Optional.empty(), Optional.empty(), secret);
        }
        String name = settings.required(
                "application_credential_name",
                new Text("an application credential is named by its id, or by its name and user",
                        "un identifiant d'application est nommé par son id, ou par son nom et son utilisateur"));
        return new Credential.ApplicationCredential(Optional.empty(), Optional.of(name), Optional.of(user()), secret);
    }

    private Credential oidc() throws TargetException {
        return new Credential.OidcAccessToken(
                settings.required("identity_provider", new Text(
                        "it is the provider's name in Keystone", "c'est le nom du fournisseur dans Keystone")),
                settings.required("protocol", new Text(
                        "it is the protocol's name in Keystone, often 'openid'",
                        "c'est le nom du protocole dans Keystone, souvent « openid »")),
                needed("access_token"));
    }

    private UserRef user() throws TargetException {
        Optional<String> id = settings.text("user_id");
        if (id.isPresent()) {
            return new UserRef(id, Optional.empty(), Optional.empty());
        }
        Optional<String> name = settings.text("username", "user_name");
        if (name.isEmpty()) {
            throw settings.without("username", new Text(
                    "write username and user_domain_name, or user_id",
                    "écrire username et user_domain_name, ou user_id"));
        }
        Optional<DomainRef> domain = domains.ofUser();
        if (domain.isEmpty()) {
            throw settings.without("user_domain_name", new Text(
                    "a user name alone is not unique (most clouds: user_domain_name: Default)",
                    "un nom d'utilisateur seul n'est pas unique (la plupart des clouds : user_domain_name: Default)"));
        }
        return new UserRef(Optional.empty(), name, domain);
    }

    private Secret tokenOf() throws TargetException {
        Optional<Secret> token = settings.secret("token", "auth_token");
        return token.isPresent() ? token.get() : needed("token");
    }

    private Secret needed(String name) throws TargetException {
        return new Secret(settings.required(
                name, new Text(
                        "write it there, into secure.yaml, or set OS_" + name.toUpperCase(Locale.ROOT)
                                + "; it is never asked for and never a flag",
                        "l'écrire là, dans secure.yaml, ou définir OS_" + name.toUpperCase(Locale.ROOT)
                                + " ; ce n'est jamais demandé et jamais une option")));
    }
}
