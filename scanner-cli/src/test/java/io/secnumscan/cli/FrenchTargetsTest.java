package io.secnumscan.cli;

import static io.secnumscan.core.http.RawServer.answer;
import static io.secnumscan.core.http.RawServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.secnumscan.core.http.RawServer;
import io.secnumscan.core.http.TestAuthority;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that can't be opened, as a French operator hears of them; {@link BrokenTargetsTest} has more of them in English. */
class FrenchTargetsTest {
    private static final String PASSWORD = "correct-horse";
    private static final TestAuthority AUTHORITY = new TestAuthority("good authority");

    @TempDir
    Path folder;

    @Test
    void aWrongPasswordIsToldWithTheSettingsToCheck() throws IOException {
        try (RawServer server = refusing()) {
            assertCloud("Keystone à " + address(server)
                    + "/v3 refuse la connexion avec l'utilisateur « u » (HTTP 401) ;"
                    + " vérifier username, user_domain_name et password, que l'utilisateur a un rôle sur ce qui est demandé,"
                    + " et, si le compte exige un second facteur, employer auth_type v3multifactor", server);
        }
    }

    @Test
    void aWrongTokenIsToldWithTheWayOut() throws IOException {
        try (RawServer server = refusing()) {
            assertCluster(
                    ", serveur " + address(server) + " : le serveur d'API n'accepte pas les identifiants (HTTP 401,"
                            + " jeton) ; ils ont peut-être expiré : se reconnecter, ou nommer un autre contexte",
                    address(server));
        }
    }

    @Test
    void anUnreachableHostIsToldWithItsAddress() throws IOException {
        String nobody = "http://127.0.0.1:" + freePort();

        assertCluster(" : " + nobody + " : connexion refusée ; vérifier l'adresse et que le service fonctionne ; puis"
                + " réessayer", nobody);
    }

    @Test
    void anExpiredCertificateIsToldWithWhoMustRenewIt() throws IOException {
        try (RawServer server = TestAuthority.serve(AUTHORITY.expired("127.0.0.1"), null, json("{}"))) {
            assertCloud(
                    address(server) + " : le certificat du serveur a expiré ; il doit être renouvelé sur le serveur (ou"
                            + " l'horloge de cette machine est fausse)",
                    server);
        }
    }

    @Test
    void aWrongAuthorityIsToldWithTheSettingThatNamesIt() throws IOException {
        TestAuthority stranger = new TestAuthority("stranger");
        try (RawServer server = TestAuthority.serve(stranger.valid("127.0.0.1"), null, json("{}"))) {
            assertCloud(
                    address(server)
                            + " : le certificat du serveur n'est pas émis par une autorité de confiance ; nommer"
                            + " l'autorité qui l'a émis (clouds.yaml : cacert, kubeconfig : certificate-authority)",
                    server);
        }
    }

    @Test
    void aPluginThatFailsIsToldWithTheWayOut() throws IOException {
        Path config = cluster("http://127.0.0.1:1",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: 'false'}");

        assertTold(config
                + ":3:9 : utilisateur « u » : son greffon exec « false » a échoué avec le code 1 ; l'exécuter à la"
                + " main pour voir pourquoi ; souvent une connexion a pris fin", "--kubeconfig", "kubeconfig");
    }

    private void assertCloud(String message, RawServer server) throws IOException {
        Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
        Path clouds = Files.writeString(folder.resolve("clouds.yaml"),
                "clouds:\n  paris: {cacert: ca.pem, auth: {auth_url: '" + address(server)
                        + "/v3', username: u, password: "
                        + PASSWORD + ", project_name: p, user_domain_name: d, project_domain_name: d}}\n");

        assertTold(clouds + ":2:3 : cloud « paris » : " + message, "--os-cloud", "paris");
    }

    private void assertCluster(String message, String server) throws IOException {
        Path config = cluster(server, "token: " + PASSWORD);

        assertTold(config + ":1:12 : contexte « prod »" + message, "--kubeconfig", "kubeconfig", "--kube-context",
                "prod");
    }

    private Path cluster(String server, String user) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                contexts: [{name: prod, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: '%s'}}]
                users: [{name: u, user: {%s}}]
                current-context: prod
                """.formatted(server, user));
    }

    private void assertTold(String message, String... target) {
        String[] arguments = new String[target.length + 5];
        arguments[0] = "collect";
        System.arraycopy(target, 0, arguments, 1, target.length);
        System.arraycopy(new String[]{"--output", "out", "--lang", "fr"}, 0, arguments, target.length + 1, 4);
        JavaProcess.Result result = new JavaProcess(Main.class.getName(), folder).run(arguments);

        assertEquals("secnumscan: " + message, result.err().strip());
        assertFalse((result.out() + result.err()).contains(PASSWORD));
    }

    private static RawServer refusing() {
        return RawServer.plain(answer(401, "Content-Type: application/json\r\n", "{}"));
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
}
