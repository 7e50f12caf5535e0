package io.secnumscan.k8s.config;

import io.secnumscan.core.http.BadPem;
import io.secnumscan.core.http.TlsContexts;
import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Makes a transport from what a kubeconfig says, with the proxy of the environment where it names none. */
final class Transports {
    /** Without the text itself: it may hold a password. */
    private static final Text NO_PROXY = new Text(" is no HTTP proxy", " n'est pas un proxy HTTP");

    private static final Text WAY_OUT = new Text(
            "write http://HOST:PORT; SOCKS and HTTPS proxies are not supported",
            "écrire http://HÔTE:PORT ; les proxys SOCKS et HTTPS ne sont pas pris en charge");

    private Transports() {}

    /**
     * @param cluster whose trust and proxy it is
     * @param user whose client certificate it is
     */
    static Transport of(
            Entry cluster, Entry user, TlsSettings tls, Optional<String> proxy, Map<String, String> environment)
            throws TargetException {
        Optional<URI> route = proxy.isPresent()
                ? Optional.of(proxy(proxy.get())
                        .orElseThrow(() -> cluster.problem(Text.quoted("proxy-url").and(NO_PROXY), WAY_OUT)))
                : ofEnvironment(environment);
        return new Transport(Optional.of(context(cluster, user, tls)), route, noProxy(proxy, environment), Set.of());
    }

    private static SSLContext context(Entry cluster, Entry user, TlsSettings tls) throws TargetException {
        TlsSettings trust = new TlsSettings(
                tls.authorities(), Optional.empty(), tls.verify(), tls.verifyHostname(), tls.serverName());
        SSLContext trusting = make(cluster, trust, Text.verbatim("certificate-authority"));
        return tls.client().isEmpty() ? trusting
                : make(user, tls, new Text("client-certificate and client-key", "client-certificate et client-key"));
    }

    private static SSLContext make(Entry at, TlsSettings tls, Text keys) throws TargetException {
        try {
            return TlsContexts.of(tls);
        } catch (GeneralSecurityException e) {
            throw at.problem(BadPem.why(e).at(keys), new Text(
                    "it wants PEM, as 'openssl x509' and 'openssl pkey' show",
                    "il faut du PEM, comme le montrent « openssl x509 » et « openssl pkey »"));
        }
    }

    private static Optional<URI> proxy(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            return Optional.of(uri).filter(u -> "http".equalsIgnoreCase(u.getScheme()) && u.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> ofEnvironment(Map<String, String> environment) throws TargetException {
        Optional<String> text = Stream.of("HTTPS_PROXY", "https_proxy")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(proxy(text.get())
                        .orElseThrow(() -> new TargetException(
                                new Text("the environment's HTTPS_PROXY", "HTTPS_PROXY de l'environnement")
                                        .and(NO_PROXY)
                                        .then(WAY_OUT))));
    }

    /** A proxy that the kubeconfig names is for every host; that of the environment has its exceptions. */
    private static List<String> noProxy(Optional<String> proxy, Map<String, String> environment) {
        if (proxy.isPresent()) {
            return List.of();
        }
        return Stream.of("NO_PROXY", "no_proxy")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .map(list -> Stream.of(list.split(",")).map(String::strip).filter(host -> !host.isEmpty()).toList())
                .orElse(List.of());
    }
}
