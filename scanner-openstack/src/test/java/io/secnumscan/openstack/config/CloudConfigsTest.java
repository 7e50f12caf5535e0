package io.secnumscan.openstack.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.platform.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudConfigsTest {
    private static final String PARIS = """
            clouds:
              paris:
                auth:
                  auth_url: https://paris.example:5000
                  username: auditor
                  user_domain_name: Default
                  password: s3cret
                  project_name: audit
                  project_domain_name: Default
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() {
        environment.put("HOME", folder.resolve("home").toString());
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private ConfigSearch search(String... named) {
        return new ConfigSearch(folder, environment, List.of(named));
    }

    private CloudConfig find(String... names) throws TargetException {
        return CloudConfigs.find(search(), List.of(names)).getFirst();
    }

    private String message(String... names) {
        return assertThrows(TargetException.class, () -> find(names)).getMessage();
    }

    @Test
    void theWorkingFolderComesBeforeTheHome() throws Exception {
        write("clouds.yaml", PARIS);
        write("home/.config/openstack/clouds.yaml", PARIS.replace("paris.example", "home.example"));

        assertEquals("https://paris.example:5000", find("paris").authUrl().toString());
    }

    @Test
    void theHomeIsLookedInWhenTheWorkingFolderHasNone() throws Exception {
        write("home/.config/openstack/clouds.yaml", PARIS);

        assertEquals("paris", find("paris").name());
    }

    @Test
    void theFileThatTheVariableNamesIsTheOnlyOne() throws Exception {
        write("clouds.yaml", PARIS);
        environment.put(
                "OS_CLIENT_CONFIG_FILE", write("other.yaml", PARIS.replace("paris.", "other.")).toString());

        assertEquals("https://other.example:5000", find("paris").authUrl().toString());
    }

    @Test
    void aFileNamedByFlagComesFirst() throws Exception {
        write("clouds.yaml", PARIS);
        write("flag.yaml", PARIS.replace("paris.", "flag."));

        CloudConfig found = CloudConfigs.find(search("flag.yaml"), List.of("paris")).getFirst();

        assertEquals("https://flag.example:5000", found.authUrl().toString());
    }

    @Test
    void aFileThatIsNamedAndMissingIsAnError() {
        environment.put("OS_CLIENT_CONFIG_FILE", "/nowhere/clouds.yaml");

        assertEquals(
                "OS_CLIENT_CONFIG_FILE names /nowhere/clouds.yaml, and there is no such file; correct the path",
                message("paris"));
    }

    @Test
    void secureYamlAddsWhatIsKeptApart() throws Exception {
        write("clouds.yaml", PARIS.replace("      password: s3cret\n", ""));
        write("secure.yaml", "clouds: {paris: {auth: {password: apart}}}");

        assertEquals(new Secret("apart"), ((Credential.Password) find("paris").credential()).password());
    }

    @Test
    void aProfileIsTakenOverBelowTheCloudsOwnSettings() throws Exception {
        write("clouds.yaml", """
                clouds:
                  paris:
                    profile: vendor
                    region_name: P2
                    auth: {username: u, user_domain_name: d, password: p}
                """);
        write("clouds-public.yaml", """
                public-clouds:
                  vendor:
                    region_name: P1
                    interface: internal
                    auth: {auth_url: "https://vendor.example/v3"}
                """);

        CloudConfig paris = find("paris");

        assertEquals("https://vendor.example/v3", paris.authUrl().toString());
        assertEquals(Optional.of("P2"), paris.region());
        assertEquals(List.of("internal"), paris.interfaces());
    }

    @Test
    void aProfileThatNoFileHasIsAnErrorWithItsPlace() throws Exception {
        Path file = write("clouds.yaml", "clouds:\n  paris:\n    profile: vendor\n");

        assertEquals(
                file + ":3:14: cloud 'paris' takes over the profile 'vendor', which no clouds-public.yaml has;"
                        + " write its settings (auth_url, …) into the cloud itself",
                message("paris"));
    }

    @Test
    void mergeKeysMeanWhatTheyMeanInPython() throws Exception {
        write("clouds.yaml", """
                base: &base
                  auth_url: https://paris.example
                  username: u
                  user_domain_name: d
                  password: p
                clouds:
                  paris:
                    auth: {<<: *base, username: other}
                """);

        CloudConfig paris = find("paris");

        assertEquals(Optional.of("other"), ((Credential.Password) paris.credential()).user().name());
    }

    @Test
    void osCloudChooses() throws Exception {
        write("clouds.yaml", PARIS + PARIS.replace("clouds:\n", "").replace("paris", "lyon"));
        environment.put("OS_CLOUD", "lyon");

        assertEquals("lyon", find().name());
    }

    @Test
    void theOnlyCloudNeedsNoName() throws Exception {
        write("clouds.yaml", PARIS);

        assertEquals("paris", find().name());
    }

    @Test
    void severalCloudsAndNoNameIsAnErrorThatListsThem() throws Exception {
        write("clouds.yaml", PARIS + PARIS.replace("clouds:\n", "").replace("paris", "lyon"));

        assertTrue(message().endsWith("clouds.yaml: it knows: lyon, paris"), message());
    }

    @Test
    void theVariablesOfAnOpenrcFileDescribeACloud() throws Exception {
        environment.putAll(Map.of(
                "OS_AUTH_URL", "https://rc.example:5000/v3", "OS_USERNAME", "u", "OS_USER_DOMAIN_NAME", "d",
                "OS_PASSWORD", "p", "OS_PROJECT_ID", "p1", "OS_REGION_NAME", "R", "OS_INTERFACE", "internal"));

        CloudConfig found = find();

        assertEquals("envvars", found.name());
        assertEquals(
                new AuthScope.Project(Optional.of("p1"), Optional.empty(), Optional.empty()), found.scope());
        assertEquals(Optional.of("R"), found.region());
    }

    @Test
    void aCloudThatIsNotThereIsAnErrorThatListsTheOthers() throws Exception {
        Path file = write("clouds.yaml", PARIS);

        assertEquals("no cloud 'pariss' in " + file + "; it knows: paris", message("pariss"));
    }

    @Test
    void withoutAnyFileTheMessageSaysWhereItLooked() {
        String message = message("paris");

        assertTrue(message.contains(folder.resolve("home/.config/openstack").toString()), message);
        assertTrue(message.contains("/etc/openstack"), message);
    }

    @Test
    void brokenYamlIsAnErrorWithItsPlaceAndWithoutItsText() throws Exception {
        Path file = write("clouds.yaml", "clouds:\n  paris:\n    auth: {password: s3cret\n  lyon: x\n");

        String message = message("paris");

        assertTrue(message.startsWith(file + ":4:"), message);
        assertFalse(message.contains("s3cret"), message);
    }

    @Test
    void aMissingPasswordIsAnErrorWithTheCloudsPlace() throws Exception {
        Path file = write("clouds.yaml", PARIS.replace("      password: s3cret\n", ""));

        assertTrue(message("paris").startsWith(file + ":2:3: cloud 'paris' has no password; "), message("paris"));
    }

    @Test
    void aUserWithoutDomainIsAnErrorWithTheWayOut() throws Exception {
        write("clouds.yaml", PARIS.replace("      user_domain_name: Default\n", ""));

        assertTrue(message("paris").contains("user_domain_name: Default"), message("paris"));
    }

    @Test
    void aLoneDomainNameStandsForBothDomains() throws Exception {
        write("clouds.yaml", PARIS.replace("      user_domain_name: Default\n", "      domain_name: corp\n")
                .replace("      project_domain_name: Default\n", ""));
        DomainRef corp = new DomainRef(Optional.empty(), Optional.of("corp"));

        CloudConfig paris = find("paris");

        assertEquals(Optional.of(corp), ((Credential.Password) paris.credential()).user().domain());
        assertEquals(
                new AuthScope.Project(Optional.empty(), Optional.of("audit"), Optional.of(corp)), paris.scope());
    }

    @Test
    void aDomainWithoutProjectIsTheScope() throws Exception {
        write("clouds.yaml", """
                clouds: {d: {auth: {auth_url: "https://x.example", username: u, user_domain_name: corp, password: p,
                                    domain_name: corp}}}
                """);

        assertEquals(
                new AuthScope.Domain(new DomainRef(Optional.empty(), Optional.of("corp"))), find("d").scope());
    }

    @Test
    void twoScopesAreAnError() throws Exception {
        write("clouds.yaml", PARIS.replace("      project_name", "      system_scope: all\n      project_name"));

        assertTrue(message("paris").contains("a token has one scope"), message("paris"));
    }

    @Test
    void theSystemIsAScope() throws Exception {
        write("clouds.yaml", """
                clouds: {s: {auth: {auth_url: "https://x.example", user_id: u, password: p, system_scope: all}}}
                """);

        assertEquals(new AuthScope.System(), find("s").scope());
    }

    @Test
    void anApplicationCredentialByIdNeedsNoUser() throws Exception {
        write("clouds.yaml", """
                clouds: {a: {auth_type: v3applicationcredential, auth: {auth_url: "https://x.example",
                    application_credential_id: i, application_credential_secret: s}}}
                """);

        assertEquals(
                new Credential.ApplicationCredential(
                        Optional.of("i"), Optional.empty(), Optional.empty(), new Secret("s")),
                find("a").credential());
    }

    @Test
    void anApplicationCredentialByNameNeedsItsUser() throws Exception {
        write("clouds.yaml", """
                clouds: {a: {auth_type: v3applicationcredential, auth: {auth_url: "https://x.example",
                    application_credential_name: n, application_credential_secret: s}}}
                """);

        assertTrue(message("a").contains("has no username"), message("a"));
    }

    @Test
    void severalFactorsAreReadByTheirMethods() throws Exception {
        write("clouds.yaml", """
                clouds: {m: {auth_type: v3multifactor, auth_methods: [v3password, v3totp], auth: {
                    auth_url: "https://x.example", username: u, user_domain_id: default, password: p, passcode: "123456"}}}
                """);

        Credential.MultiFactor factors = (Credential.MultiFactor) find("m").credential();

        assertEquals(Optional.of(new Secret("p")), factors.password());
        assertEquals(Optional.of(new Secret("123456")), factors.passcode());
        assertEquals(Optional.empty(), factors.token());
    }

    @Test
    void anOidcAccessTokenIsReadWithItsProvider() throws Exception {
        write("clouds.yaml", """
                clouds: {o: {auth_type: v3oidcaccesstoken, identity_provider: corp, protocol: openid, auth: {
                    auth_url: "https://x.example", access_token: at, project_id: p}}}
                """);

        assertEquals(new Credential.OidcAccessToken("corp", "openid", new Secret("at")), find("o").credential());
    }

    @Test
    void aWayToLogInThatIsNotKnownIsAnErrorThatListsTheKnownOnes() throws Exception {
        Path file = write("clouds.yaml",
                "clouds:\n  k:\n    auth_type: v3kerberos\n    auth: {auth_url: 'https://x.example'}\n");

        assertTrue(message("k").startsWith(file + ":3:16: 'auth_type' of cloud 'k' is 'v3kerberos'"), message("k"));
        assertTrue(message("k").contains("v3applicationcredential"), message("k"));
    }

    @Test
    void oldYamlsNoIsFalse() throws Exception {
        write("clouds.yaml", PARIS + "    verify: no\n");

        assertTrue(find("paris").insecure());
    }

    @Test
    void certificatesAreVerifiedByDefault() throws Exception {
        write("clouds.yaml", PARIS);

        assertFalse(find("paris").insecure());
    }

    @Test
    void anAuthorityFileThatIsMissingIsAnErrorWithItsPlace() throws Exception {
        Path file = write("clouds.yaml", PARIS + "    cacert: ~/ca.pem\n");

        assertEquals(
                file + ":10:13: 'cacert' of cloud 'paris' names ~/ca.pem, which can't be read; correct the path",
                message("paris"));
    }

    @Test
    void anAuthorityFileWithoutCertificateIsAnErrorWithItsPlace() throws Exception {
        write("home/ca.pem", "nothing\n");
        Path file = write("clouds.yaml", PARIS + "    cacert: ~/ca.pem\n");

        assertTrue(message("paris").startsWith(file + ":10:13: 'cacert' of cloud 'paris' names ~/ca.pem: it holds"),
                message("paris"));
    }

    @Test
    void aKeyWithoutCertificateIsAnError() throws Exception {
        write("clouds.yaml", PARIS + "    key: ~/key.pem\n");

        assertTrue(message("paris").contains("a private key without a certificate"), message("paris"));
    }

    @Test
    void theOldNameOfAnInterfaceIsUnderstood() throws Exception {
        write("clouds.yaml", PARIS + "    endpoint_type: internalURL\n");

        assertEquals(List.of("internal"), find("paris").interfaces());
    }

    @Test
    void regionsMayHaveSettings() throws Exception {
        write("clouds.yaml", PARIS + "    regions: [one, {name: two, values: {x: y}}]\n");

        assertEquals(List.of("one", "two"), find("paris").regions());
    }

    @Test
    void anAddressThatIsNoneIsAnError() throws Exception {
        write("clouds.yaml", PARIS.replace("https://paris.example:5000", "paris"));

        assertTrue(message("paris").contains("'auth_url' of cloud 'paris' is 'paris', which is no address"),
                message("paris"));
    }

    @Test
    void theProxyOfTheAddresssSchemeIsUsed() throws Exception {
        write("clouds.yaml", PARIS);
        environment.put("HTTPS_PROXY", "http://proxy.example:3128");
        environment.put("http_proxy", "http://other.example:3128");
        environment.put("no_proxy", "localhost, .corp.example");

        CloudConfig paris = find("paris");

        assertEquals("proxy.example", paris.transport().proxy().orElseThrow().getHost());
        assertEquals(List.of("localhost", ".corp.example"), paris.transport().noProxy());
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() throws Exception {
        write("clouds.yaml", PARIS);

        assertFalse(find("paris").toString().contains("s3cret"));
    }

    @Test
    void aTimeoutIsSecondsAndBounded() throws Exception {
        write("clouds.yaml", PARIS + "    api_timeout: never\n");

        assertTrue(message("paris").contains("'api_timeout' of cloud 'paris' is a number of seconds"),
                message("paris"));
    }

    @Test
    void severalIdentitiesAreFoundInTheirOrder() throws Exception {
        write("clouds.yaml", PARIS + PARIS.replace("clouds:\n", "").replace("paris", "lyon"));

        List<CloudConfig> found = CloudConfigs.find(search(), List.of("lyon", "paris"));

        assertEquals(List.of("lyon", "paris"), found.stream().map(CloudConfig::name).toList());
    }
}
