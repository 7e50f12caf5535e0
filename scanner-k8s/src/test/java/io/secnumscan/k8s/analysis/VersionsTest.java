package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
    private static final String NODES = "kubernetes.core.node";

    private static Read node(Read read, String version) {
        return read.with(NODES, "Node", "{'metadata':{'name':'n'},'status':{'nodeInfo':{'kubeletVersion':'" + version
                + "'}}}");
    }

    @Test
    void theApiServerAndEachKubeletHaveARow() {
        assertEquals(List.of("APIServer//cluster", "Node//n"),
                node(Read.ofRelease("v1.37.2"), "v1.34.1").derive(Versions.TYPE).ids());
    }

    @ParameterizedTest
    @CsvSource({"v1.34.1,1.34.1", "v1.33.5-eks-1a2b3c,1.33.5", "v1.34.1+k3s1,1.34.1", "1.30.0,1.30.0"})
    void whatAVendorAddsStaysOut(String version, String numbers) {
        JsonNode row = node(Read.ofRelease("v1.37.2"), version).derive(Versions.TYPE).row("Node//n");

        assertEquals(numbers, row.path("major") + "." + row.path("minor") + "." + row.path("patch"));
        assertEquals("1.37", row.path("server_major") + "." + row.path("server_minor"));
    }

    @ParameterizedTest
    @CsvSource({"''", "latest", "v1.34", "v99999999999999999999.1.1"})
    void whatIsNoReleaseIsLeftOpen(String version) {
        assertFalse(node(Read.ofRelease("v1.37.2"), version).derive(Versions.TYPE).row("Node//n").has("minor"));
    }

    @Test
    void anApiServerThatDoesNotSayHasNoRow() {
        JsonNode row = node(Read.ofRelease(""), "v1.34.1").derive(Versions.TYPE).row("Node//n");

        assertFalse(row.has("server_minor"), row::toString);
    }

    @Test
    void nodesThatWereRefusedAreMissing() {
        assertInstanceOf(Coverage.Partial.class, Read.cluster().refused(NODES).derive(Versions.TYPE).whole());
    }
}
