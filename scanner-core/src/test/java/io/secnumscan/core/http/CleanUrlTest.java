package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanUrlTest {
    @ParameterizedTest
    @CsvSource({
            "https://api/v2.0/ports?limit=1000&marker=ab, https://api/v2.0/ports?limit=1000&marker=ab",
            "https://api/api/v1/pods?limit=500&continue=eyJ2Ijo, https://api/api/v1/pods?limit=500&continue=eyJ2Ijo",
            "https://api/x?continue=password%3DZq7e256ee8, https://api/x?continue=removed",
            "https://api/x?limit=2&marker=Zq7a8cf20a00Xw, https://api/x?limit=2&marker=removed",
            "https://api/x?marker=0b3c8a2f-5d6e-4f7a-9b1c-2d3e4f5a6b7c, https://api/x?marker=0b3c8a2f-5d6e-4f7a-9b1c-2d3e4f5a6b7c",
            "https://api/v1/c?temp_url_sig=abc&temp_url_expires=1, https://api/v1/c?temp_url_sig=removed&temp_url_expires=1",
            "https://api/x?X-Amz-Signature=abc&X-Amz-Credential=d, https://api/x?X-Amz-Signature=removed&X-Amz-Credential=removed",
            "https://api/x?access_token=abc, https://api/x?access_token=removed",
            "https://api/x?TOKEN=abc&token, https://api/x?TOKEN=removed&token",
            "https://user:pass@api:5000/v3#frag, https://api:5000/v3",
            "https://api/x?sort_key=name&api-key=v, https://api/x?sort_key=name&api-key=removed"
    })
    void secretValuesAreRemovedAndTheRestStays(String uri, String expected) {
        assertEquals(expected, CleanUrl.of(URI.create(uri)));
    }
}
