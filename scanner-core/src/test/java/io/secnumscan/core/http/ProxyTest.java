package io.secnumscan.core.http;

import static io.secnumscan.core.http.RawServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {
    private static ApiAnswer get(URI uri, URI proxy) {
        Transport transport = new Transport(Optional.empty(), Optional.of(proxy), List.of(), Set.of());
        try (HttpApiClient client = HttpApiClient.create(
                transport, HttpLimits.DEFAULT, new RecordingCallLog(), "cloud", "reader", "test")) {
            return client.send(ApiRequest.get(uri, Map.of()), body -> {});
        }
    }

    @Test
    void callsGoThroughTheProxy() {
        try (RawServer proxy = RawServer.plain(json("{}"))) {
            assertInstanceOf(ApiAnswer.Success.class, get(URI.create("http://api.invalid/v3"), proxy.uri("")));
            assertTrue(proxy.heads().getFirst().startsWith("GET http://api.invalid/v3 HTTP/1.1"));
        }
    }

    @Test
    void aProxyThatAsksForAPasswordGetsTheOneInItsAddress() {
        RawServer.Reply asks = RawServer.answer(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", "");
        try (RawServer proxy = RawServer.plain(asks, json("{}"))) {
            URI withLogin = URI.create(proxy.uri("").toString().replace("//", "//user:pass@"));

            assertInstanceOf(ApiAnswer.Success.class, get(URI.create("http://api.invalid/"), withLogin));
            assertTrue(proxy.heads().get(1).contains("Proxy-Authorization: Basic dXNlcjpwYXNz"), proxy.heads().get(1));
        }
    }

    @Test
    void somethingThatIsNoProxyIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> get(URI.create("http://api.invalid/"), URI.create("socks5://proxy:1080")));
    }

    @ParameterizedTest
    @CsvSource({
            "https://api.example.org, '', proxy",
            "https://api.example.org, example.org, direct",
            "https://api.example.org, .example.org, direct",
            "https://api.example.org, *.example.org, direct",
            "https://badexample.org, example.org, proxy",
            "https://API.example.org, api.EXAMPLE.org, direct",
            "https://api.example.org:6443, api.example.org:6443, direct",
            "https://api.example.org:6443, api.example.org:443, proxy",
            "https://anything, *, direct",
            "https://10.1.2.3:6443, 10.0.0.0/8, direct",
            "https://10.1.2.3:6443, 10.1.2.0/31, proxy",
            "https://[2001:db8::1]:6443, 2001:db8::/32, direct",
            "https://name, 10.0.0.0/8, proxy",
            "https://10.1.2.3, 10.0.0.0/x, proxy",
            "https://10.1.2.3, ::/0, proxy"
    })
    void hostsOfTheListAreReachedDirectly(String uri, String noProxy, String expected) {
        ProxyRoute route = new ProxyRoute(URI.create("http://proxy:3128"), List.of(noProxy));

        boolean direct = route.select(URI.create(uri)).equals(List.of(Proxy.NO_PROXY));
        assertEquals(expected, direct ? "direct" : "proxy");
    }
}
