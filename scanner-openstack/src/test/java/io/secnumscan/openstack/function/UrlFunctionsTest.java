package io.secnumscan.openstack.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlFunctionsTest {
    @ParameterizedTest
    @CsvSource({
            "https, https://cloud.example/v3",
            "http, HTTP://cloud.example/v3",
            "https, Https://cloud.example:13774/v2.1/%(tenant_id)s",
            "'', //cloud.example/v3",
            "'', cloud.example",
            "http, ' http://cloud.example'",
            "https, https://somebody@cloud.example:5000/v3",
            "https, https://[2001:db8::1]:5000/v3",
            "'', https://x@http://cloud.example/v3",
            "'', https:///v3",
            "'', https://cloud.example:"
    })
    void theSchemeIsToldWhateverItsCaseAndWhateverTemplateFollows(String scheme, String url) {
        assertEquals(scheme, UrlFunctions.scheme(url));
    }

    @ParameterizedTest
    @CsvSource({
            "https://cloud.example/v3, https://Cloud.Example:443/v3/",
            "http://cloud.example, http://cloud.example:80/",
            "http://cloud.example:5000/V3, http://cloud.example:5000/V3",
            "https://cloud.example:80/v3, https://cloud.example:80/v3",
            "https://[2001:db8::1]/v3, https://[2001:DB8::1]:443/v3",
            "cloud.example, cloud.example"
    })
    void oneAddressHasOneSpelling(String normal, String url) {
        assertEquals(normal, UrlFunctions.normal(url));
    }
}
