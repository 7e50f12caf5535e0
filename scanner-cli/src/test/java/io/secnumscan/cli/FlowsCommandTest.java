package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matrix as another program reads it. */
class FlowsCommandTest {
    @TempDir
    private Path folder;

    private List<String> flows(WrittenSnapshot snapshot, String... options) {
        snapshot.write(folder.resolve("snapshot"));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "flows";
        arguments[1] = "snapshot";
        System.arraycopy(options, 0, arguments, 2, options.length);
        JavaProcess.Result result = new JavaProcess(Main.class.getName(), folder).run(arguments);
        assertEquals(0, result.code(), result.err());
        return result.out().lines().toList();
    }

    /** The first columns of the lines between two places. */
    private static List<String> between(List<String> lines, String from, String to) {
        return lines.stream().filter(line -> line.startsWith(from + "," + to + ","))
                .map(line -> line.substring(from.length() + to.length() + 2))
                .map(line -> line.substring(0, line.indexOf("able,") + 4))
                .toList();
    }

    @Test
    void anEndpointIsAPort() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "endpoint");

        assertEquals("from,to,protocol,ports,decision,witness,because", lines.getFirst());
        assertEquals(List.of("tcp,22 443,reachable"), between(lines, "t/r/p1/port/a", "t/r/p2/port/b"));
    }

    @Test
    void whatLiesOutsideIsARangeOfAddresses() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "endpoint");

        assertEquals(List.of("tcp,443,reachable"), between(lines, "51.0.1.0-100.63.255.255", "t/r/p2/port/b"));
        assertEquals(List.of(), lines.stream().filter(line -> line.contains("internet,")).toList());
    }

    @Test
    void aRangeThatIsLetInNowhereHasNoLine() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "endpoint");

        assertEquals(List.of(), lines.stream().filter(line -> line.startsWith("1.0.0.0-9.255.255.255,")).toList());
    }

    @Test
    void aProjectStandsByItselfWhateverItsZone() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "project");

        assertEquals(List.of("tcp,22 443,reachable"), between(lines, "project/p1", "project/p2"));
        assertEquals(List.of("tcp,443,reachable"), between(lines, "internet", "project/p2"));
    }

    @Test
    void aWorkloadOfAPortIsItsServer() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "workload");

        assertEquals(
                List.of("tcp,22 443,reachable"), between(lines, "t/r/p1/server/vm-a", "t/r/p2/server/vm-b"));
    }

    @Test
    void becauseNamesTheRulesThatLetTheWitnessPass() {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "endpoint");

        assertTrue(lines.stream().anyMatch(line -> line.endsWith(
                ",t/r/p1/port/a t/r/p1/security-group/out/rule/o t/r/p2/security-group/ssh/rule/i t/r/p2/port/b")));
    }

    @Test
    void asJsonEachLineIsAnObjectWithTheSameFields() throws IOException {
        List<String> lines = flows(SharedNetwork.cloud(), "--by", "endpoint", "--format", "json");
        JsonNode all = new ObjectMapper().readTree(String.join("\n", lines));
        JsonNode line = all.valueStream()
                .filter(one -> one.path("from").asText().equals("t/r/p1/port/a")
                        && one.path("to").asText().equals("t/r/p2/port/b"))
                .findFirst().orElseThrow();

        assertEquals("[\"22\",\"443\"]", line.path("ports").toString());
        assertEquals("reachable", line.path("decision").asText());
        assertTrue(line.path("because").isArray());
        assertEquals(
                List.of("from", "to", "protocol", "ports", "decision", "witness", "because"),
                line.propertyStream().map(java.util.Map.Entry::getKey).toList());
        assertEquals(all.size() + 2, lines.size());
    }

    @Test
    void aWorkloadOfAPodIsTheOutermostOfItsControllers() {
        WrittenSnapshot cluster = new WrittenSnapshot("k", "kubernetes")
                .add("core.namespace", "{'metadata': {'name': 'shop', 'labels': {}}}")
                .add("core.node", "{'metadata': {'name': 'n1', 'labels': {}}, 'status': {'addresses': []}}")
                .add("apps.replica-set", owned("ReplicaSet", "web-1", "Deployment", "web"))
                .add("batch.job", owned("Job", "tidy-1", "CronJob", "tidy"))
                .add("core.pod", pod("web-1-x", "ReplicaSet", "web-1", "10.0.0.1"))
                .add("core.pod", pod("tidy-1-x", "Job", "tidy-1", "10.0.0.2"))
                .add("core.pod", pod("db-0", "StatefulSet", "db", "10.0.0.3"));
        List<String> lines = flows(cluster, "--by", "workload");

        assertTrue(lines.stream().anyMatch(line -> line.startsWith("k/shop/Deployment/web,k/shop/CronJob/tidy,")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("k/shop/CronJob/tidy,k/shop/StatefulSet/db,")));
    }

    private static String owned(String kind, String name, String by, String owner) {
        return "{'kind': '" + kind + "', 'metadata': {'name': '" + name + "', 'namespace': 'shop', 'ownerReferences': "
                + "[{'kind': '" + by + "', 'name': '" + owner + "', 'controller': true}]}}";
    }

    private static String pod(String name, String kind, String owner, String address) {
        return owned("Pod", name, kind, owner).replace("}]}}", "}]}, 'spec': {'nodeName': 'n1', 'containers': []}, "
                + "'status': {'phase': 'Running', 'podIPs': [{'ip': '" + address + "'}]}}");
    }
}
