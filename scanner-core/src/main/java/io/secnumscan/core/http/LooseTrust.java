package io.secnumscan.core.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust as an operator's configuration loosens it: another name, any name, or (without a strict one below) anything.
 * The JDK's client always asks for the name of the address; only an extended trust manager of one's own can leave it out.
 */
final class LooseTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private final Optional<X509ExtendedTrustManager> strict;
    private final Optional<String> serverName;

    LooseTrust(Optional<X509ExtendedTrustManager> strict, Optional<String> serverName) {
        this.strict = strict;
        this.serverName = serverName.map(name -> name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (strict.isPresent()) {
            strict.get().checkServerTrusted(chain, authType);
        }
        if (serverName.isPresent() && !isFor(chain[0], serverName.get())) {
            throw new CertificateException("No name matching " + serverName.get() + " found");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this side is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return strict.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
    }

    private static boolean isFor(X509Certificate certificate, String name) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names != null && names.stream().anyMatch(entry -> matches(entry, name));
    }

    private static boolean matches(List<?> entry, String name) {
        int kind = (Integer) entry.get(0);
        if (kind != DNS_NAME && kind != IP_ADDRESS) {
            return false;
        }
        String pattern = String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return pattern.equals(name)
                || kind == DNS_NAME && pattern.startsWith("*.") && dot > 0
                        && name.substring(dot).equals(pattern.substring(1));
    }
}
