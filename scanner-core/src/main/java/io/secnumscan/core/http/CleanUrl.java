package io.secnumscan.core.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address as it may be written down: no user info, no fragment, no value of a secret query parameter. */
final class CleanUrl {
    private static final Set<String> SECRET_WORDS =
            Set.of("token", "password", "passwd", "secret", "signature", "sig", "credential", "apikey", "key", "auth");
    private static final Set<String> HARMLESS = Set.of("sort_key", "key_name");
    /** Where a list goes on: without it a call can't be repeated. It is the server's word, so only known shapes stay. */
    private static final Set<String> PLACES = Set.of("continue", "marker", "page_reverse_marker");
    /** Ids and names in small letters; what Kubernetes makes of an object's key. */
    private static final Pattern PLACE =
            Pattern.compile("[a-z0-9._:-]{1,64}|[0-9A-Fa-f-]{1,64}|eyJ2Ijo[A-Za-z0-9_-]{0,2000}(?:=|%3[Dd]){0,2}");

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
        if (equals >= 0 && PLACES.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
            return PLACE.matcher(parameter.substring(equals + 1)).matches() ? parameter
                    : parameter.substring(0, equals) + "=removed";
        }
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
