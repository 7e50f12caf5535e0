package io.secnumscan.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which calls go through the proxy: all but those to the hosts that are reached directly. */
final class ProxyRoute extends ProxySelector {
    private final Proxy proxy;
    private final List<String> direct;

    ProxyRoute(URI proxy, List<String> direct) {
        if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null) {
            throw new IllegalArgumentException("the proxy must be given as http://host:port");
        }
        this.proxy = new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort() < 0 ? 3128 : proxy.getPort()));
        this.direct = List.copyOf(direct);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(direct.stream().anyMatch(entry -> matches(entry.strip(), uri)) ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // the call itself reports it
    }

    private static boolean matches(String entry, URI uri) {
        String host = bare(uri.getHost());
        String wanted = bare(entry);
        if (wanted.isEmpty()) {
            return false;
        }
        if (wanted.equals("*") || wanted.equals(host) || wanted.equals(host + ":" + Origin.of(uri).port())) {
            return true;
        }
        String suffix = wanted.startsWith("*.") ? wanted.substring(1) : wanted.startsWith(".") ? wanted : "." + wanted;
        return host.endsWith(suffix) || wanted.contains("/") && AddressBlock.covers(wanted, host);
    }

    private static String bare(String host) {
        return host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    }
}
