package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code url.*}: addresses of endpoints as catalogues hold them, also templates such as
 * {@code HTTP://host:8776/v3/%(project_id)s}, which no URL parser accepts.
 *
 * <ul>
 *   <li>{@code url.scheme(url)}: in lower case; empty when there is none, or no host behind it that a client could reach.
 *   <li>{@code url.normal(url)}: the same address in one spelling: scheme and host in lower case, no default port, no slash
 *       at the end.
 * </ul>
 */
final class UrlFunctions implements FunctionLibrary {
    /** RFC 3986 appendix B, as far as endpoints need it: scheme, authority, the rest. */
    private static final Pattern URL =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?(.*)", Pattern.DOTALL);

    /** Host, and port unless it is the scheme's; either may be a template ({@code %(host)s}, {@code $(port)s}). */
    private static final Pattern HOST = Pattern.compile(
            "(?:[^@]*@)?(?:\\[[0-9A-Fa-f:.%]+]|[^@:\\s\\[\\]]+)(?::(?:[0-9]{1,5}|[%$]\\([a-z_]+\\)[sd]))?");

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("url.scheme").takes(Shape.TEXT).returns(Shape.TEXT).as(given -> scheme(given.text(0))),
            Function.named("url.normal").takes(Shape.TEXT).returns(Shape.TEXT).as(given -> normal(given.text(0))));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    static String scheme(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() && (parts.group(2) == null || HOST.matcher(parts.group(2)).matches())
                ? parts.group(1).toLowerCase(Locale.ROOT)
                : "";
    }

    static String normal(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches() || parts.group(2) == null) {
            return url.strip();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String authority = parts.group(2).toLowerCase(Locale.ROOT);
        String defaultPort = switch (scheme) {
            case "http" -> ":80$";
            case "https" -> ":443$";
            default -> ":$";
        };
        return scheme + "://" + authority.replaceFirst(defaultPort, "") + parts.group(3).replaceFirst("/+$", "");
    }
}
