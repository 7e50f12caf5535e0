package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code k8s.*} about the names of hosts, which are compared without case. A wildcard stands for one label, the first, as
 * Ingresses and certificates have it (<a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>,
 * RFC 6125, 6.4.3): {@code *.example.org} is {@code a.example.org}, and neither {@code example.org} nor {@code
 * a.b.example.org}. It covers itself.
 *
 * <ul>
 *   <li>{@code k8s.hostMatches(pattern, host)}: whether a name, or one with a wildcard, covers a host.
 *   <li>{@code k8s.namesCover(names, host)}: whether one of several does, written with commas as cert-manager's annotations have
 *       them. An empty text covers nothing.
 * </ul>
 */
public final class HostFunctions implements FunctionLibrary {
    private static final String WILDCARD = "*.";

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("k8s.hostMatches")
                    .takes(Shape.TEXT, Shape.TEXT)
                    .returns(Shape.BOOL)
                    .as(given -> matches(given.text(0), given.text(1))),
            Function.named("k8s.namesCover")
                    .takes(Shape.TEXT, Shape.TEXT)
                    .returns(Shape.BOOL)
                    .as(given -> Stream.of(given.text(0).split(",", -1))
                            .anyMatch(name -> matches(name, given.text(1)))));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static boolean matches(String pattern, String host) {
        String wanted = normal(host);
        String given = normal(pattern);
        if (wanted.isEmpty() || given.equals(wanted)) {
            return !wanted.isEmpty();
        }
        int dot = wanted.indexOf('.');
        return given.startsWith(WILDCARD) && dot > 0
                && given.substring(WILDCARD.length() - 1).equals(wanted.substring(dot));
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
