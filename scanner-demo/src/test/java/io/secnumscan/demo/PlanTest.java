package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.EndpointBudgets;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan --plan} says of the simulated cloud, sends to it and leaves behind. */
class PlanTest {
    private static final List<String> CONFIGURATION = List.of("clouds.yaml", "demo-cluster.yaml", "secnumscan.yaml");
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static List<String> ofOpening = List.of();
    private static List<String> ofPlan = List.of();
    private static List<String> ofCollection = List.of();
    private static Ran english = new Ran(-1, "", "");
    private static Ran french = english;
    private static Ran json = english;
    private static Ran unreachable = english;
    private static List<String> left = List.of();

    @TempDir
    private static Path folder;

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void planAndCollect() throws Exception {
        try (SimulatedCloud cloud = SimulatedCloud.start()) {
            cloud.server().addMockServiceRequestListener(
                    (request, response) -> ASKED.add(request.getMethod() + " " + request.getUrl()));
            Files.writeString(folder.resolve("clouds.yaml"), Configuration.clouds(cloud.address()));
            Files.writeString(folder.resolve("demo-cluster.yaml"), Configuration.kubeconfig(cloud.address()));
            Files.writeString(folder.resolve("secnumscan.yaml"), Configuration.targets());
            open("openstack", List.of("demo-cloud"), "clouds.yaml");
            open("kubernetes", List.of(), "demo-cluster.yaml");
            ofOpening = asked();
            english = run("scan", "--plan");
            ofPlan = asked();
            french = run("scan", "--plan", "--lang", "fr");
            json = run("scan", "--plan", "--format", "json");
            left = files();
            asked();
            run("collect", "--output", "out", "-q");
            ofCollection = asked();
        }
        unreachable = run("scan", "--plan", "--max-rps", "1000");
    }

    @Test
    void openingAndNothingElseIsSent() {
        assertTrue(ofOpening.size() > 10, ofOpening.toString());
        assertEquals(ofOpening, ofPlan);
    }

    @Test
    void itSaysHowManyRequestsTheServersSaw() throws IOException {
        int said = 0;
        for (JsonNode target : new ObjectMapper().readTree(json.out())) {
            said += target.path("sent").asInt();
        }

        assertEquals(ofPlan.size(), said);
    }

    @Test
    void whatACollectionSendsBesidesIsPlanned() throws IOException {
        List<Pattern> planned = planned();
        List<String> besides = new ArrayList<>(ofCollection);
        ofOpening.forEach(besides::remove);
        TreeSet<String> unplanned = new TreeSet<>(besides);
        unplanned.removeIf(request -> planned.stream().anyMatch(one -> one.matcher(request).matches()));

        assertTrue(besides.size() > 50, besides.toString());
        assertEquals(new TreeSet<>(), unplanned);
    }

    @Test
    void aPlanEndsWithZero() {
        assertEquals(0, english.code());
    }

    @Test
    void nothingIsLeftInTheFolder() {
        assertEquals(CONFIGURATION, left);
    }

    @Test
    void aTargetThatCannotBeOpenedMakesTwo() {
        assertEquals(2, unreachable.code());
        assertTrue(unreachable.err().contains("127.0.0.1"), unreachable.err());
    }

    @Test
    void anOutputFolderIsRefused() {
        Ran refused = run("scan", "--plan", "--output", "out2");

        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--plan writes no file; leave out --output"), refused.err());
    }

    @Test
    void aCallStandsWithItsAddressAndCount() {
        assertTrue(
                english.out().matches("(?s).*    GET http://127\\.0\\.0\\.1:[0-9]+/network/v2\\.0/ports\\?limit=1000\n"
                        + "        1, and 1 more for each 1,000 ports\n.*"),
                english.out());
    }

    @Test
    void lookupsOfNamesArePlannedToo() {
        assertTrue(english.out().contains("    LOOKUP {name}\n        1 for each name in the addresses"),
                english.out());
    }

    @Test
    void whatIsSettledIsToldWithItsReason() {
        assertTrue(english.out().contains("\n        absent; Barbican has one store"), english.out());
    }

    @Test
    void aFrenchPlanIsInFrench() {
        assertTrue(french.out().contains("1, et 1 de plus par tranche de 1"), french.out());
        assertTrue(french.out().contains("L'ouverture a envoyé "), french.out());
    }

    /** Method and address, whatever the ids and the page. */
    private static List<Pattern> planned() throws IOException {
        List<Pattern> planned = new ArrayList<>();
        for (JsonNode target : new ObjectMapper().readTree(json.out())) {
            for (JsonNode read : target.path("reads")) {
                for (JsonNode call : read.path("calls")) {
                    String address = call.path("address").asText().replaceFirst("^http://[^/]+", "");
                    String each = Pattern.quote(call.path("method").asText() + " " + address)
                            .replace(PlannedCall.ID, "\\E[^/?&]+\\Q")
                            .replace("{listed so far}", "\\E[0-9]+\\Q");
                    planned.add(Pattern.compile(each + "([?&](marker|continue|offset)=.*)?"));
                }
            }
        }
        return planned;
    }

    private static void open(String name, List<String> identities, String file) throws Exception {
        Problems problems = new Problems();
        CollectRuntime runtime = new CollectRuntime(
                new Unwritten(), HttpLimits.DEFAULT, new EndpointBudgets(HttpLimits.DEFAULT),
                TypeFiles.load(Path.of("..", "rules"), problems), Detectors.create(), InstantSource.system(), "0",
                "test");
        Platform platform = ServiceLoader.load(Platform.class).stream().map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        String path = folder.resolve(file).toString();
        platform.open(new TargetSpec(name, name, identities, List.of(), List.of(path), Map.of()), runtime).close();
    }

    private static final class Unwritten implements CallLog {
        @Override
        public int next() {
            return 1;
        }

        @Override
        public void record(Call call) {}
    }

    /** What was asked since, in an order of its own, as several identities and kinds are asked about side by side. */
    private static List<String> asked() {
        List<String> asked = ASKED.stream().sorted().toList();
        ASKED.clear();
        return asked;
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("OS_CLIENT_CONFIG_FILE", folder.resolve("clouds.yaml").toString()),
                folder, InstantSource.system(), false, "en");
        int code = new Main(shell).run(arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
