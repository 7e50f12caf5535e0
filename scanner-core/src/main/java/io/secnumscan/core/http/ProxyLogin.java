package io.secnumscan.core.http;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;

/** Name and password for the proxy, and for nobody else. */
final class ProxyLogin extends Authenticator {
    private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";
    private final String userInfo;

    ProxyLogin(String userInfo) {
        this.userInfo = userInfo;
    }

    /** The JDK refuses Basic for tunnels unless told otherwise; who writes a password into the proxy's address says so. */
    static void allowForTunnels(URI proxy) {
        if (proxy.getUserInfo() != null && System.getProperty(TUNNELS) == null) {
            System.setProperty(TUNNELS, "");
        }
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
            return super.getPasswordAuthentication();
        }
        int colon = userInfo.indexOf(':');
        String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new PasswordAuthentication(name, password.toCharArray());
    }
}
