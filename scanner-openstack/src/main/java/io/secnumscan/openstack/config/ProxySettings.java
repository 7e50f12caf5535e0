package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The proxy variables that Python's requests knows; the lower-case name wins. */
record ProxySettings(Map<String, String> environment) {
    /** The proxy for addresses of that scheme. */
    Optional<URI> forAddress(URI address) throws TargetException {
        String name =
                variable(address.getScheme() + "_proxy").isPresent() ? address.getScheme() + "_proxy" : "all_proxy";
        Optional<String> written = variable(name);
        Optional<URI> proxy = written.flatMap(ProxySettings::proxy);
        if (written.isPresent() && proxy.isEmpty()) {
            throw new TargetException(new Text(
                    "environment variable " + name + " is no address of a proxy; it reads http://proxy.example:3128",
                    "la variable d'environnement " + name + " n'est pas l'adresse d'un proxy ; elle s'écrit"
                            + " http://proxy.example:3128"));
        }
        return proxy;
    }

    List<String> direct() {
        return variable("no_proxy").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static Optional<URI> proxy(String written) {
        try {
            URI uri = new URI(written.contains("://") ? written : "http://" + written);
            return Optional.of(uri).filter(one -> one.getHost() != null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
