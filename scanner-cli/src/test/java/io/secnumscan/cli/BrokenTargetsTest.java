package io.secnumscan.cli;

import static io.secnumscan.core.http.RawServer.answer;
import static io.secnumscan.core.http.RawServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.http.RawServer;
import io.secnumscan.core.http.TestAuthority;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight targets that can't be opened, four reasons on two platforms, beside one that can, scanned by one process. */
class BrokenTargetsTest {
    private static final String PASSWORD = "correct-horse";
    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    private static JavaProcess.Result scan;

    @BeforeAll
    static void scanAll() throws IOException {
        TestAuthority authority = new TestAuthority("good authority");
        TestAuthority stranger = new TestAuthority("stranger");
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        try (RawServer refusing = RawServer.plain(answer(401, "Content-Type: application/json\r\n", "{}"));
                RawServer expired = TestAuthority.serve(authority.expired("127.0.0.1"), null, json("{}"));
                RawServer open = RawServer.plain(answer(403, "Content-Type: application/json\r\n", "{}"));
                RawServer strange = TestAuthority.serve(stranger.valid("127.0.0.1"), null, json("{}"))) {
            ADDRESSES.put("refused", address(refusing));
            ADDRESSES.put("nobody", "http://127.0.0.1:" + freePort());
            ADDRESSES.put("expired", address(expired));
            ADDRESSES.put("authority", address(strange));
            write(address(open));
            scan = run("scan", "--output", "out", "--lang", "en");
        }
    }

    private static String address(RawServer server) {
        return server.uri("").toString();
    }

    /** Nobody listens there. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void write(String open) throws IOException {
        StringBuilder clouds = new StringBuilder("clouds:\n");
        StringBuilder clusters = new StringBuilder("clusters:\n");
        StringBuilder contexts = new StringBuilder("contexts:\n");
        StringBuilder targets = new StringBuilder("targets:\n");
        ADDRESSES.forEach((name, address) -> {
            clouds.append("  " + name + ": {cacert: ca.pem, auth: {auth_url: '" + address + "/v3', username: u,"
                    + " password: " + PASSWORD + ", project_name: p, user_domain_name: d, project_domain_name: d}}\n");
            clusters.append("- {name: " + name + ", cluster: {server: '" + address
                    + "', certificate-authority: ca.pem}}\n");
            contexts.append("- {name: " + name + ", context: {cluster: " + name + ", user: u}}\n");
            targets.append("  - {name: os-" + name + ", platform: openstack, clouds: [" + name + "]}\n");
            targets.append("  - {name: k8s-" + name
                    + ", platform: kubernetes, kubeconfig: kubeconfig, context: " + name + "}\n");
        });
        contexts.append("- {name: open, context: {cluster: open, user: u}}\n");
        clusters.append("- {name: open, cluster: {server: '" + open + "'}}\n");
        targets.append("  - {name: k8s-open, platform: kubernetes, kubeconfig: kubeconfig, context: open}\n");
        Files.writeString(folder.resolve("clouds.yaml"), clouds);
        Files.writeString(folder.resolve("kubeconfig"), contexts.append(clusters)
                .append("users:\n- {name: u, user: {token: " + PASSWORD + "}}\n"));
        Files.writeString(folder.resolve("secnumscan.yaml"), targets);
    }

    private static JavaProcess.Result run(String... arguments) {
        return new JavaProcess(Main.class.getName(), folder).run(arguments);
    }

    /** Where each cloud and each context stands: one line a name, in the order of the addresses. */
    private static int line(String name) {
        return List.copyOf(ADDRESSES.keySet()).indexOf(name) + 2;
    }

    private static void assertTold(String place, String name, String message) {
        String expected = "secnumscan: " + folder.resolve(place) + ":" + line(name) + ":3: " + message;
        assertTrue(scan.err().lines().anyMatch(expected::equals), () -> expected + "\n is not in\n" + scan.err());
    }

    private static void assertTold(String name, String reason) {
        assertTold("clouds.yaml", name, "cloud '" + name + "': " + ADDRESSES.get(name) + ": " + reason);
        assertTold("kubeconfig", name,
                "context '" + name + "': " + ADDRESSES.get(name) + ": " + reason + "; then try again");
    }

    @Test
    void aWrongPasswordIsToldWithTheSettingsToCheck() {
        assertTold("clouds.yaml", "refused",
                "cloud 'refused': Keystone at " + ADDRESSES.get("refused") + "/v3 refuses the login of user 'u'"
                        + " (HTTP 401); check username, user_domain_name and password, that the user has a role on what is"
                        + " asked for, and, if the account needs a second factor, use auth_type v3multifactor");
    }

    @Test
    void aWrongTokenIsToldWithTheWayOut() {
        assertTold("kubeconfig", "refused",
                "context 'refused', server " + ADDRESSES.get("refused") + ": the API server does not accept the"
                        + " credentials (HTTP 401, token); they may have expired: log in anew, or name another context");
    }

    @Test
    void anUnreachableHostIsToldWithItsAddress() {
        assertTold("nobody", "connection refused; check the address and that the service runs");
    }

    @Test
    void anExpiredCertificateIsToldWithWhoMustRenewIt() {
        assertTold("expired",
                "the server's certificate has expired; it must be renewed on the server (or this machine's"
                        + " clock is wrong)");
    }

    @Test
    void aWrongAuthorityIsToldWithTheSettingThatNamesIt() {
        assertTold("authority",
                "the server's certificate was not issued by a trusted authority; name the authority that"
                        + " issued it (clouds.yaml: cacert, kubeconfig: certificate-authority)");
    }

    @Test
    void eachTargetHasOneLineAndTheScanEndsWithTwo() {
        assertEquals(8, scan.err().lines().filter(line -> line.startsWith("secnumscan: ")).count(), scan::err);
        assertEquals(2, scan.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en: unreachable", "fr : injoignable"})
    void theSummaryCallsEachUnreachableInBothLanguages(String words) {
        String language = words.substring(0, 2);
        String shown = language.equals("en")
                ? scan.out()
                : run("evaluate", "out/snapshot", "--output", "again", "--lang", language).out();

        assertTrue(shown.contains("os-refused" + words.substring(2)), shown);
        assertTrue(shown.contains("k8s-refused" + words.substring(2)), shown);
        assertFalse(shown.contains("not collected") || shown.contains("non collecté"), shown);
    }

    @Test
    void theReportHasOneLineOfCoverageForEach() throws IOException {
        JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());

        int lines = 0;
        for (JsonNode line : report.path("coverage")) {
            if (!line.path("target").asText().equals("k8s-open")) {
                lines++;
                assertEquals("target unavailable unreachable", line.path("type").asText() + " "
                        + line.path("state").asText() + " " + line.path("cause").asText());
                assertTrue(scan.err().contains(line.path("reason").asText()));
            }
        }
        assertEquals(8, lines);
    }

    @Test
    void nothingOfTheTargetsIsJudged() throws IOException {
        JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());

        for (JsonNode finding : report.path("findings")) {
            assertEquals("not-assessable", finding.path("verdict").asText(), finding::toString);
        }
    }

    @Test
    void theSecretsStayInTheirFiles() throws IOException {
        assertFalse((scan.out() + scan.err()).contains(PASSWORD));
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(PASSWORD), file::toString);
            }
        }
    }
}
