package io.secnumscan.openstack.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** HTTP addresses as people and catalogues write them. */
public final class Addresses {
    private Addresses() {}

    /**
     * @return the address with its scheme and host in lower case and no slash at its end; empty for anything that HTTP
     *     can't be sent to
     */
    public static Optional<URI> parse(String written) {
        try {
            URI uri = new URI(written.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
            String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(
                    new URI(scheme + "://" + user + uri.getHost().toLowerCase(Locale.ROOT) + port + path));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
