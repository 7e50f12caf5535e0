package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Arguments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFunctionsTest {
    @ParameterizedTest
    @CsvSource({
            "openstack:///5f,5f", "openstack://RegionOne/5f,5f", "aws:///eu-west-3a/i-5f,''", "openstack:///,''",
            "'',''"})
    void aProviderIdNamesTheServer(String providerId, String server) {
        Object found = new NameFunctions().functions().stream()
                .filter(function -> function.name().equals("k8s.serverId"))
                .findFirst()
                .orElseThrow()
                .body()
                .apply(Arguments.of(providerId));

        assertEquals(server, found);
    }
}
