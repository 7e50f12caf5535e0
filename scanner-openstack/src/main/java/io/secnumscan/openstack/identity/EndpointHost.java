package io.secnumscan.openstack.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host in the address of an endpoint, behind which a template may stand that no URL parser accepts. */
final class EndpointHost {
    private static final Pattern URL = Pattern.compile(
            "\\s*[A-Za-z][A-Za-z0-9+.-]*://(?:[^@/?#]*@)?(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9][A-Za-z0-9._-]{0,252}))"
                    + "(?::[^/?#]*)?(?:[/?#].*)?",
            Pattern.DOTALL);

    private EndpointHost() {}

    /** In lower case; empty where there is none, or a template. */
    static Optional<String> of(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches()
                ? Optional.of((parts.group(1) == null ? parts.group(2) : parts.group(1)).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
