package io.secnumscan.core.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address as it may be written down: no user info, no fragment, no value of a secret query parameter. */
final class CleanUrl {
    private static final Set<String> SECRET_WORDS =
            Set.of("token", "password", "passwd", "secret", "signature", "sig", "credential", "apikey", "key", "auth");
    /** Kubernetes: where a list goes on. It names the next object's key, and without it a call can't be repeated. */
    private static final Set<String> HARMLESS = Set.of("continue", "marker", "sort_key", "key_name");

    private CleanUrl() {}

    static String of(URI uri) {
        StringBuilder text = new StringBuilder();
        if (uri.getScheme() != null) {
            text.append(uri.getScheme().toLowerCase(Locale.ROOT)).append("://");
        }
        if (uri.getRawAuthority() != null) {
            String authority = uri.getRawAuthority();
            text.append(authority.substring(authority.lastIndexOf('@') + 1));
        }
        text.append(uri.getRawPath() == null ? "" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?')
                    .append(Stream.of(uri.getRawQuery().split("&", -1))
                            .map(CleanUrl::parameter)
                            .collect(Collectors.joining("&")));
        }
        return text.toString();
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 || !secret(parameter.substring(0, equals))
                ? parameter
                : parameter.substring(0, equals) + "=removed";
    }

    private static boolean secret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !HARMLESS.contains(lower)
                && Stream.of(lower.split("[^a-z0-9]+")).anyMatch(SECRET_WORDS::contains);
    }
}
