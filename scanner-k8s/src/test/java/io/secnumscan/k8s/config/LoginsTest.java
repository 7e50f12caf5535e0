package io.secnumscan.k8s.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z"));
    private static final Path PEM = Path.of("src/test/resources/pem").toAbsolutePath();

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    /** A kubeconfig with one context, {@code it}. */
    private Path config(String cluster, String user) throws IOException {
        return file("config", """
                current-context: it
                contexts: [{name: it, context: {cluster: c, user: u, namespace: team}}]
                clusters: [{name: c, cluster: {%s}}]
                users: [{name: u, user: {%s}}]
                """.formatted(cluster, user));
    }

    private Path config(String user) throws IOException {
        return config("server: 'https://api.example:6443'", user);
    }

    private List<Login> find(TargetSpec spec) throws TargetException {
        return new Logins(spec, CLOCK, folder.resolve("no-pod")).find();
    }

    private Login one(Path config) throws TargetException {
        return find(spec(List.of(config), List.of(), Map.of())).getFirst();
    }

    private static TargetSpec spec(List<Path> files, List<String> contexts, Map<String, String> environment) {
        return new TargetSpec(
                "cluster", "kubernetes", contexts, List.of(), files.stream().map(Path::toString).toList(), environment);
    }

    private String problem(TargetSpec spec) {
        return String.valueOf(assertThrows(TargetException.class, () -> find(spec)).getMessage());
    }

    private String problem(Path config) {
        return problem(spec(List.of(config), List.of(), Map.of()));
    }

    @Test
    void theCurrentContextIsUsedWhenNoneIsNamed() throws Exception {
        Login login = one(config("token: abc"));

        assertEquals("it", login.identity());
        assertEquals(URI.create("https://api.example:6443"), login.server());
        assertEquals(Optional.of("team"), login.namespace());
        assertEquals(Map.of("Authorization", "Bearer abc"), login.credentials().headers());
    }

    @Test
    void severalFilesAreOneAndTheFirstToNameSomethingWins() throws Exception {
        Path first = file("a", """
                current-context: ''
                clusters: [{name: c, cluster: {server: 'https://first:6443'}}]
                """);
        Path second = file("b", """
                current-context: it
                clusters: [{name: c, cluster: {server: 'https://second:6443'}}]
                contexts: [{name: it, context: {cluster: c, user: u}}]
                users: [{name: u, user: {token: of-second}}]
                """);
        Path third = file("c", """
                current-context: other
                users: [{name: u, user: {token: of-third}}]
                """);
        String list = String.join(File.pathSeparator, first.toString(), second.toString(), third.toString());

        Login login = find(spec(List.of(), List.of(), Map.of("KUBECONFIG", list))).getFirst();

        assertEquals(URI.create("https://first:6443"), login.server());
        assertEquals(Map.of("Authorization", "Bearer of-second"), login.credentials().headers());
    }

    @Test
    void aFileOfTheListThatDoesNotExistIsLeftOut() throws Exception {
        String list = folder.resolve("gone") + File.pathSeparator + config("token: abc");

        assertEquals("it", find(spec(List.of(), List.of(), Map.of("KUBECONFIG", list))).getFirst().identity());
    }

    @Test
    void aListOfWhichNothingExistsIsTold() {
        String gone = folder.resolve("gone").toString();

        assertEquals(
                "KUBECONFIG names " + gone + ", and no such file exists; correct it or unset it",
                problem(spec(List.of(), List.of(), Map.of("KUBECONFIG", gone))));
    }

    @Test
    void aFileThatIsNamedAndDoesNotExistIsTold() {
        Path gone = folder.resolve("gone");

        assertEquals(gone + ": no such file; --kubeconfig (or KUBECONFIG) names it", problem(gone));
    }

    @Test
    void theFileInTheHomeFolderIsUsedWhenNothingIsNamed() throws Exception {
        Files.createDirectories(folder.resolve(".kube"));
        Files.copy(config("token: abc"), folder.resolve(".kube/config"));

        assertEquals("it", find(spec(List.of(), List.of(), Map.of("HOME", folder.toString()))).getFirst().identity());
    }

    @Test
    void nothingAtAllIsToldWithTheWayOut() {
        assertEquals(
                "no kubeconfig: none is named, KUBECONFIG is not set, " + folder.resolve(".kube/config")
                        + " does not exist, and this is not a pod; give --kubeconfig FILE",
                problem(spec(List.of(), List.of(), Map.of("HOME", folder.toString()))));
    }

    @Test
    void anUnknownContextIsToldWithThoseThatThereAre() throws Exception {
        Path config = file("config", """
                contexts: [{name: dev, context: {cluster: c}}, {name: admin, context: {cluster: c}}]
                clusters: [{name: c, cluster: {server: 'https://api.example'}}]
                """);

        assertEquals(
                config + ": there is no context 'prod'; there are: admin, dev",
                problem(spec(List.of(config), List.of("prod"), Map.of())));
    }

    @Test
    void aContextThatNamesAClusterOfNowhereIsTold() throws Exception {
        Path config = file("config", "{current-context: it, contexts: [{name: it, context: {cluster: c}}]}");

        assertEquals(
                config + ":1:34: context 'it': it names the cluster 'c', which is not in " + config
                        + "; there are: none",
                problem(config));
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsPlaceAndNotAWordOfIt() throws Exception {
        Path config = file("config", "users:\n- name: u\n  user: {token: s3cret\n");

        String problem = problem(config);

        assertTrue(problem.startsWith(config + ":4:1: this is no YAML that can be read"), problem);
        assertFalse(problem.contains("s3cret"), problem);
    }

    @Test
    void aFileOfAnotherShapeIsTold() throws Exception {
        Path config = file("config", "[1, 2]");

        assertEquals(config + ": this is no kubeconfig; it should have the lists clusters, contexts and users",
                problem(config));
    }

    @Test
    void relativePathsBeginAtTheFileThatNamesThem() throws Exception {
        file("below/token", "from-a-file\n");
        Path config = file("below/config", """
                current-context: it
                contexts: [{name: it, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: 'https://api.example'}}]
                users: [{name: u, user: {tokenFile: token}}]
                """);

        assertEquals(Map.of("Authorization", "Bearer from-a-file"), one(config).credentials().headers());
    }

    @Test
    void aTokenFileCountsMoreThanAToken() throws Exception {
        file("token", "fresh");

        assertEquals(
                Map.of("Authorization", "Bearer fresh"),
                one(config("token: old, tokenFile: token")).credentials().headers());
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsRefusedAndNotShown() throws Exception {
        Path config = config("token: \"s3cret\\nInjected: x\"");

        assertEquals(config + ":4:9: user 'u': 'token' holds no token; log in anew", problem(config));
    }

    @Test
    void anIdentityToBeTakenOnIsAskedFor() throws Exception {
        Login login = one(config("token: abc, as: auditor, as-groups: [readers]"));

        assertEquals(
                Map.of("Authorization", "Bearer abc", "Impersonate-User", "auditor", "Impersonate-Group", "readers"),
                login.credentials().headers());
    }

    @Test
    void severalGroupsToBeTakenOnAreRefusedRatherThanCut() throws Exception {
        Path config = config("token: abc, as: auditor, as-groups: [a, b]");

        assertTrue(problem(config).contains("'as-groups' names several groups"), problem(config));
    }

    @ParameterizedTest
    @CsvSource({"client.pem, ec-sec1.key", "client.pem, ec-pkcs8.key", "rsa.pem, rsa-pkcs1.key"})
    void aClientCertificateIsShownInTheHandshake(String certificate, String key) throws Exception {
        Login login = one(config(
                "client-certificate: '" + PEM.resolve(certificate) + "', client-key: '" + PEM.resolve(key) + "'"));

        assertEquals("client certificate", login.method());
        assertEquals(Map.of(), login.credentials().headers());
    }

    @Test
    void aClientCertificateMayStandInPlace() throws Exception {
        Login login = one(config(
                "client-certificate-data: " + base64("client.pem") + ", client-key-data: " + base64("ec-sec1.key")));

        assertEquals("client certificate", login.method());
    }

    @Test
    void aClientCertificateThatExpiredIsTold() throws Exception {
        Path config = config("client-certificate: '" + PEM.resolve("client.pem") + "', client-key: '"
                + PEM.resolve("ec-sec1.key") + "'");
        InstantSource later = InstantSource.fixed(Instant.parse("2226-01-01T00:00:00Z"));

        TargetException problem = assertThrows(
                TargetException.class,
                () -> new Logins(spec(List.of(config), List.of(), Map.of()), later, folder).find());

        assertTrue(
                String.valueOf(problem.getMessage())
                        .startsWith(config + ":4:9: user 'u': its client certificate expired on 2126-"),
                problem.getMessage());
    }

    @Test
    void aKeyThatIsNoneIsToldWithoutAWordOfIt() throws Exception {
        file("key", "s3cret");
        Path config = config("client-certificate: '" + PEM.resolve("client.pem") + "', client-key: key");

        assertEquals(
                config + ":4:9: user 'u': client-certificate and client-key: it holds no unencrypted PEM private key;"
                        + " it wants PEM, as 'openssl x509' and 'openssl pkey' show",
                problem(config));
    }

    @Test
    void anAuthorityThatIsNoneIsToldOfTheCluster() throws Exception {
        file("ca", "nothing");
        Path config = config("server: 'https://api.example', certificate-authority: ca", "token: abc");

        assertTrue(problem(config).startsWith(config + ":3:12: cluster 'c': certificate-authority: "), problem(config));
    }

    @Test
    void dataThatIsNoBase64IsToldWithoutAWordOfIt() throws Exception {
        Path config = config("client-certificate-data: 's3cret!*', client-key-data: x");

        assertEquals(
                config + ":4:9: user 'u': 'client-certificate-data' is not base64; name a file with 'client-certificate' instead",
                problem(config));
    }

    @Test
    void checkingSwitchedOffIsAFact() throws Exception {
        assertFalse(
                one(config("server: 'https://api.example', insecure-skip-tls-verify: true", "token: abc")).verified());
    }

    @Test
    void aProxyOfTheClusterIsUsedForEveryHost() throws Exception {
        Path config = config("server: 'https://api.example', proxy-url: 'http://proxy:3128'", "token: abc");

        Login login = find(spec(List.of(config), List.of(), Map.of("NO_PROXY", "api.example"))).getFirst();

        assertEquals(Optional.of(URI.create("http://proxy:3128")), login.transport().proxy());
        assertEquals(List.of(), login.transport().noProxy());
    }

    @Test
    void theProxyOfTheEnvironmentHasItsExceptions() throws Exception {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", "10.0.0.0/8, .example");

        Login login = find(spec(List.of(config("token: abc")), List.of(), environment)).getFirst();

        assertEquals(Optional.of(URI.create("http://proxy:3128")), login.transport().proxy());
        assertEquals(List.of("10.0.0.0/8", ".example"), login.transport().noProxy());
    }

    @Test
    void aProxyOfAnotherKindIsRefusedWithoutShowingItsPassword() throws Exception {
        Path config = config("server: 'https://api.example', proxy-url: 'socks5://u:s3cret@proxy:1080'", "token: abc");

        assertEquals(
                config + ":3:12: cluster 'c': 'proxy-url' is no HTTP proxy; write http://HOST:PORT; SOCKS and HTTPS proxies are not"
                        + " supported",
                problem(config));
    }

    @Test
    void aServerBelowAPathKeepsIt() throws Exception {
        Path config = config("server: 'https://rancher.example/k8s/clusters/c-1/'", "token: abc");

        assertEquals(URI.create("https://rancher.example/k8s/clusters/c-1"), one(config).server());
    }

    @Test
    void aServerThatIsNoAddressIsTold() throws Exception {
        Path config = config("server: 'api.example:6443'", "token: abc");

        assertEquals(
                config + ":3:12: cluster 'c': its server is no address of an API server; write https://HOST:PORT",
                problem(config));
    }

    @Test
    void theAccountOfAPodIsUsedInsideOne() throws Exception {
        file("pod/token", "of-the-pod");
        Files.copy(PEM.resolve("client.pem"), folder.resolve("pod/ca.crt"));
        file("pod/namespace", "security");
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

        Login login =
                new Logins(spec(List.of(), List.of(), environment), CLOCK, folder.resolve("pod")).find().getFirst();

        assertEquals("in-cluster", login.identity());
        assertEquals(URI.create("https://[fd00::1]:443"), login.server());
        assertEquals(Optional.of("security"), login.namespace());
        assertEquals(Map.of("Authorization", "Bearer of-the-pod"), login.credentials().headers());
    }

    @Test
    void nothingThatIsPrintedShowsASecret() throws Exception {
        assertFalse(one(config("token: s3cret")).toString().contains("s3cret"));
    }

    private static String base64(String file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readString(PEM.resolve(file)).getBytes(StandardCharsets.UTF_8));
    }
}
