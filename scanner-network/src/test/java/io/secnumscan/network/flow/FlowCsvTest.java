package io.secnumscan.network.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowCsvTest {
    private static String written(FlowLine line) {
        StringBuilder out = new StringBuilder();
        new FlowCsv(out).add(line);
        return out.toString();
    }

    @Test
    void columnsAreFixedAndListsArePartedBySpaces() {
        FlowLine line = new FlowLine("a", "b", "tcp", List.of("22", "80-90"), Decision.REACHABLE,
                Optional.of("tcp 10.0.0.2:1024 > 10.0.0.1:22"), List.of("a", "r", "b"));

        assertEquals("from,to,protocol,ports,decision,witness,because\r\n"
                + "a,b,tcp,22 80-90,reachable,tcp 10.0.0.2:1024 > 10.0.0.1:22,a r b\r\n", written(line));
    }

    @Test
    void aNameWithACommaOrQuotesStaysOneCell() {
        FlowLine line = new FlowLine(
                "a,\"b\"", "c", "any", List.of(), Decision.BLOCKED, Optional.empty(), List.of());

        assertEquals("\"a,\"\"b\"\"\",c,any,,blocked,,", written(line).lines().toList().get(1));
    }

    @Test
    void aNameIsNoFormula() {
        FlowLine line =
                new FlowLine("=cmd", "c", "any", List.of(), Decision.BLOCKED, Optional.empty(), List.of());

        assertEquals("'=cmd,c,any,,blocked,,", written(line).lines().toList().get(1));
    }
}
