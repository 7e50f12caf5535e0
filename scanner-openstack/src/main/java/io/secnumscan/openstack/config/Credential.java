package io.secnumscan.openstack.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How an identity shows who it is. */
public sealed interface Credential {
    /** The values that nobody may see. */
    default List<Secret> secrets() {
        return switch (this) {
            case Password password -> List.of(password.password());
            case Totp totp -> List.of(totp.passcode());
            case MultiFactor factors ->
                    Stream.of(factors.password(), factors.passcode(), factors.token()).flatMap(Optional::stream)
                            .toList();
            case Token token -> List.of(token.token());
            case ApplicationCredential application -> List.of(application.secret());
            case OidcAccessToken oidc -> List.of(oidc.accessToken());
        };
    }

    record Password(UserRef user, Secret password) implements Credential {}

    /** A time-based one-time password; it is spent by one use, so that such a session can't renew its token. */
    record Totp(UserRef user, Secret passcode) implements Credential {}

    /** Several methods in one request ({@code v3multifactor}); at least two of the values are there. */
    record MultiFactor(UserRef user, Optional<Secret> password, Optional<Secret> passcode, Optional<Secret> token)
            implements Credential {}

    /** A token had elsewhere, exchanged for one of the scope that is asked for. */
    record Token(Secret token) implements Credential {}

    /** By id, or by name and user. The scope is the credential's own. */
    record ApplicationCredential(Optional<String> id, Optional<String> name, Optional<UserRef> user, Secret secret)
            implements Credential {}

    /** An access token of an identity provider that the operator's own login gave. */
    record OidcAccessToken(String identityProvider, String protocol, Secret accessToken) implements Credential {}
}
