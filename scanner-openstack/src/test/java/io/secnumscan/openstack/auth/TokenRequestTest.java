package io.secnumscan.openstack.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.http.JsonPage;
import io.secnumscan.openstack.config.AuthScope;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.DomainRef;
import io.secnumscan.openstack.config.Secret;
import io.secnumscan.openstack.config.UserRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bodies as the API reference of identity v3 has them. */
class TokenRequestTest {
    private static final DomainRef DEFAULT = new DomainRef(Optional.of("default"), Optional.empty());
    private static final UserRef USER = new UserRef(Optional.empty(), Optional.of("ann"), Optional.of(DEFAULT));
    private static final Secret SECRET = new Secret("s3cret");

    private static void assertBody(String expected, Credential credential, AuthScope scope) throws Exception {
        assertEquals(
                JsonPage.JSON.readTree(expected.replace('\'', '"')),
                JsonPage.JSON.readTree(TokenRequest.of(credential, scope).toString()));
    }

    @Test
    void aPasswordForAProjectByName() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['password'], 'password': {'user':
                  {'name': 'ann', 'domain': {'id': 'default'}, 'password': 's3cret'}}},
                 'scope': {'project': {'name': 'audit', 'domain': {'id': 'default'}}}}}
                """,
                new Credential.Password(USER, SECRET),
                new AuthScope.Project(Optional.empty(), Optional.of("audit"), Optional.of(DEFAULT)));
    }

    @Test
    void aPasswordForTheSystem() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['password'], 'password': {'user': {'id': 'u', 'password': 's3cret'}}},
                 'scope': {'system': {'all': true}}}}
                """,
                new Credential.Password(
                        new UserRef(Optional.of("u"), Optional.empty(), Optional.empty()), SECRET),
                new AuthScope.System());
    }

    @Test
    void aPasscodeForADomain() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['totp'], 'totp': {'user':
                  {'name': 'ann', 'domain': {'id': 'default'}, 'passcode': 's3cret'}}},
                 'scope': {'domain': {'id': 'default'}}}}
                """,
                new Credential.Totp(USER, SECRET),
                new AuthScope.Domain(DEFAULT));
    }

    @Test
    void severalFactorsInOneRequest() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['password', 'totp'],
                  'password': {'user': {'name': 'ann', 'domain': {'id': 'default'}, 'password': 's3cret'}},
                  'totp': {'user': {'name': 'ann', 'domain': {'id': 'default'}, 'passcode': '123456'}}},
                 'scope': 'unscoped'}}
                """,
                new Credential.MultiFactor(
                        USER, Optional.of(SECRET), Optional.of(new Secret("123456")), Optional.empty()),
                new AuthScope.Unscoped());
    }

    @Test
    void aTokenForItsDefaultProject() throws Exception {
        assertBody(
                "{'auth': {'identity': {'methods': ['token'], 'token': {'id': 's3cret'}}}}",
                new Credential.Token(SECRET),
                new AuthScope.Unstated());
    }

    @Test
    void anApplicationCredentialHasItsScopeFromItself() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['application_credential'],
                  'application_credential': {'id': 'i', 'secret': 's3cret'}}}}
                """,
                new Credential.ApplicationCredential(Optional.of("i"), Optional.empty(), Optional.empty(), SECRET),
                new AuthScope.System());
    }

    @Test
    void anApplicationCredentialByNameNamesItsUser() throws Exception {
        assertBody(
                """
                {'auth': {'identity': {'methods': ['application_credential'], 'application_credential':
                  {'name': 'n', 'user': {'name': 'ann', 'domain': {'id': 'default'}}, 'secret': 's3cret'}}}}
                """,
                new Credential.ApplicationCredential(Optional.empty(), Optional.of("n"), Optional.of(USER), SECRET),
                new AuthScope.Unstated());
    }
}
