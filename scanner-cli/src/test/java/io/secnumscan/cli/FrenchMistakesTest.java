package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.process.JavaProcess;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in files as a French operator meets them: not a word of English but for names. */
class FrenchMistakesTest {
    private static final int TROUBLE = 2;

    @TempDir
    Path folder;

    @Test
    void anUnknownKeyOfTheConfigurationIsShownWithTheNearestOne() throws IOException {
        Path config =
                write("secnumscan.yaml", "targets:\n  - {name: a, platform: openstack, clouds: [a], region: par}\n");

        assertRefused(config + """
                :2:49 : clé inconnue « region »
                  2 |   - {name: a, platform: openstack, clouds: [a], region: par}
                    |                                                 ^
                  peut-être « regions » ?
                """, run("collect"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "targets: {} | 1:10 : « targets » est une liste, et ceci est un dictionnaire",
            "targets: [a] | 1:11 : une cible est un dictionnaire, et ceci est une valeur simple",
            "targets: [{platform: openstack}] | 1:11 : « name » manque",
            "targets: [{name: [], platform: openstack}] | 1:18 : « name » attend une valeur simple, et ceci est une liste",
            "'http: {concurrency: 0}' | 1:21 : « concurrency » est un nombre de 1.0 à 64.0"
    })
    void aValueOfTheWrongKindIsShownWhereItStands(String text, String message) throws IOException {
        Path config = write("secnumscan.yaml", text + "\n");

        String shown = run("collect").err();
        assertTrue(shown.contains(config + ":" + message + "\n"), shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'perimetre: {adminNetworks: []}' | 1:1 : clé inconnue « perimetre » | peut-être « perimeter » ?",
            "'adminNetworks: []' | 1:1 : le paramètre « adminNetworks » est en dehors du périmètre"
                    + " | l'écrire sous « perimeter: »",
            "'profile: x' | 1:1 : ce fichier ne déclare aucun périmètre"
                    + " | écrire ce qui est déclaré sous « perimeter: », ou omettre --perimeter",
            "'perimeter: {adminNetwork: []}' | 1:13 : paramètre inconnu « adminNetwork » | peut-être « adminNetworks » ?",
            "'perimeter: {adminNetworks: [here]}' | 1:29 : « here » n'est pas un préfixe d'adresses"
                    + " | l'écrire comme 10.255.0.0/24 ou 2001:db8::/32"
    })
    void aMistakeInAPerimeterIsShownWithItsWayOut(String text, String message, String wayOut) throws IOException {
        snapshot();
        Path perimeter = write("p.yaml", text + "\n");

        List<String> shown = run("evaluate", "snapshot", "--perimeter", "p.yaml").err().lines().toList();
        assertEquals("secnumscan: " + perimeter + ":" + message, shown.getFirst());
        assertEquals("  " + wayOut, shown.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--os-cloud audti | aucun cloud « audti » dans FOLDER/clouds.yaml ; clouds connus : audit",
            "--os-cloud audit | FOLDER/clouds.yaml:2:3 : cloud « audit » n'a pas de username ; écrire username et"
                    + " user_domain_name, ou user_id",
            "--kubeconfig gone.yaml | FOLDER/gone.yaml : fichier introuvable ; --kubeconfig (ou KUBECONFIG) le nomme",
            "--kubeconfig k.yaml --kube-context d | FOLDER/k.yaml : il n'y a pas de contexte « d » ; il y a : c",
            "--kube-context c | pas de kubeconfig : aucun n'est nommé, KUBECONFIG n'est pas définie, FOLDER/.kube/config"
                    + " n'existe pas, et ceci n'est pas un pod ; donner --kubeconfig FICHIER",
            "--os-cloud audit --config gone.yaml | FOLDER/gone.yaml : fichier introuvable"
    })
    void aTargetThatNoFileDescribesIsOneLine(String options, String message) throws IOException {
        write("clouds.yaml", "clouds:\n  audit: {auth: {auth_url: 'http://127.0.0.1:1/v3', password: p}}\n");
        write("k.yaml", "contexts: [{name: c, context: {cluster: k}}]\n"
                + "clusters: [{name: k, cluster: {server: 'http://127.0.0.1:1'}}]\n");

        JavaProcess.Result result = run(("collect " + options).split(" "));
        assertEquals("secnumscan: " + message.replace("FOLDER", folder.toString()),
                result.err().lines().findFirst().orElse(""));
        assertEquals(TROUBLE, result.code());
    }

    @Test
    void aManifestThatIsCutIsNamed() throws IOException {
        Path manifest = snapshot().resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        Files.write(manifest, Arrays.copyOf(whole, whole.length / 2));
        long lines = Files.readString(manifest).lines().count();

        assertRefused(manifest + ":" + lines
                + " : n'est pas du JSON ; l'instantané est endommagé, refaire la collecte\n",
                run("evaluate", "snapshot"));
    }

    @Test
    void aManifestThatWasEditedIsNamedWithThePlace() throws IOException {
        Path manifest = snapshot().resolve("manifest.json");
        Files.writeString(manifest,
                Files.readString(manifest).replaceAll("\"state\" *: *\"complete\"", "\"state\":\"all\""));

        assertRefused(
                manifest + " : /targets/0/reads/0/coverage/state n'est ni complete, ni partial, ni unavailable, ni"
                        + " absent ; l'instantané est endommagé ou a été modifié, refaire la collecte\n",
                run("evaluate", "snapshot"));
    }

    @Test
    void aSnapshotOfANewerFormatIsToldWithWhatReadsIt() throws IOException {
        Path manifest = snapshot().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest)
                .replaceAll("\"format_version\" *: *1", "\"format_version\":9"));

        assertRefused(manifest + " : l'instantané est au format 9, ce programme lit les formats jusqu'à 1 ; employer la"
                + " version qui l'a écrit (0) ou une plus récente\n", run("evaluate", "snapshot"));
    }

    @Test
    void aFileOfResourcesThatIsCutIsNamed() throws IOException {
        Path file;
        try (Stream<Path> files = Files.walk(snapshot().resolve("resources"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 20));

        assertRefused(file + " : a 20 octets sur les " + whole.length
                + " qui ont été écrits ; restaurer l'instantané d'une copie, ou refaire la collecte\n",
                run("evaluate", "snapshot"));
    }

    @Test
    void aSnapshotThatIsNotThereIsNamed() {
        assertRefused(folder.resolve("gone")
                + " : ni fichier ni dossier de ce nom ; nommer le dossier ou l'archive d'un instantané\n",
                run("evaluate", "gone"));
    }

    private Path snapshot() {
        Path path = folder.resolve("snapshot");
        SnapshotWriter writer = SnapshotWriter.create(
                path, new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                List.of(new SnapshotWriter.Planned(
                        "openstack.network.network", "par", Scope.ALL, "admin", new View.Cloud())),
                List.of());
        ResourceWriter networks = writer.open(0, 0);
        networks.add(0, Scope.ALL, "n1", "net", json -> {
            json.writeStartObject();
            json.writeStringField("id", "n1");
            json.writeEndObject();
        });
        networks.endPage();
        writer.ended(0, 0, networks, new Coverage.Complete(1));
        writer.finish();
        return path;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JavaProcess.Result run(String... arguments) {
        String[] french = Stream.concat(Stream.of(arguments), Stream.of("--lang", "fr")).toArray(String[]::new);
        return new JavaProcess(Main.class.getName(), folder).run(french);
    }

    /** One message, nothing else, and exit code 2. */
    private static void assertRefused(String message, JavaProcess.Result result) {
        assertEquals(new JavaProcess.Result(TROUBLE, "", "secnumscan: " + message), result);
    }
}
