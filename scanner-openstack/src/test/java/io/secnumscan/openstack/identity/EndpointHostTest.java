package io.secnumscan.openstack.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointHostTest {
    @ParameterizedTest
    @CsvSource({
            "https://Cloud.Example:13000/v3, cloud.example",
            "https://cloud.example, cloud.example",
            "https://cloud.example?a=b, cloud.example",
            "http://10.0.0.5:8776/v3/%(project_id)s, 10.0.0.5",
            "http://controller:$(port)s/, controller",
            "https://ann@cloud.example/v3, cloud.example",
            "https://[2001:DB8::5]:5000/v3, 2001:db8::5"})
    void aHostIsBetweenTheSchemeAndThePort(String url, String host) {
        assertEquals(Optional.of(host), EndpointHost.of(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cloud.example:5000", "https://%(host)s:5000/v3", "https:///v3", "https://-x/",
            "https://a b/"})
    void aTemplateAndWhatIsNoAddressHaveNone(String url) {
        assertEquals(Optional.empty(), EndpointHost.of(url));
    }

    @Test
    void anEndlessNameIsNone() {
        assertEquals(Optional.empty(), EndpointHost.of("https://" + "a".repeat(300) + "/"));
    }
}
