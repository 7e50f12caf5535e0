package io.secnumscan.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternetTest {
    @ParameterizedTest
    @CsvSource({
            "true, 0.0.0.0/0",
            "true, 198.18.0.7/0",
            "true, ::/0",
            "true, 0.0.0.0/1",
            "true, 128.0.0.0/1",
            "true, 128.0.0.0/2",
            "true, 2000::/3",
            "true, 2a00::/12",
            "true, 16.0.0.0/7",
            "false, 17.0.0.0/8",
            "false, 2a00::/16",
            "false, 203.0.113.0/24",
            "false, 10.0.0.0/8",
            "false, 224.0.0.0/3",
            "false, ::ffff:0.0.0.0/96",
            "false, fc00::/7",
            "false, fe80::/10",
            "false, 2001:db8::/32"
    })
    void isMoreGlobalSpaceThanOneOrganisationEverGot(boolean internet, String prefix) {
        assertEquals(internet, Internet.isCoveredBy(AddressSet.of(prefix)));
    }

    @ParameterizedTest
    @CsvSource({"true, 0.0.0.0/1, 128.0.0.0/1", "true, 17.0.0.0/8, 99.0.0.0/16", "false, 10.0.0.0/8, 17.0.0.0/8",
            "true, ::/1, 8000::/1"})
    void isCountedOverAllPrefixesTogether(boolean internet, String one, String other) {
        assertEquals(internet, Internet.isCoveredBy(AddressSet.of(one, other)));
    }
}
