package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.cel.ValueList;
import java.util.ArrayList;
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
 *   <li>{@code k8s.hostsWithoutTls(rules, tls)}: hosts that rules of an Ingress publish and none of its {@code tls} covers; an
 *       empty one is every host, also that of a default backend without rules. {@code tls} without hosts covers all.
 *   <li>{@code k8s.namesCover(names, host)}: whether one of several does, written with commas as cert-manager's annotations have
 *       them. An empty text covers nothing.
 * </ul>
 */
public final class HostFunctions implements FunctionLibrary {
    private static final String WILDCARD = "*.";
    private static final String EVERY = "";

    private static final Shape RULES = Shape.listOf(Shape.row().with("host", Shape.TEXT));
    private static final Shape TLS = Shape.listOf(Shape.row().with("hosts", Shape.listOf(Shape.TEXT)));

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("k8s.hostsWithoutTls")
                    .takes(RULES, TLS)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(HostFunctions::withoutTls),
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

    private static Object withoutTls(Arguments given) {
        List<Outcome.Unknown> unread = new ArrayList<>();
        given.list(0).unknown().ifPresent(unread::add);
        List<String> published = new ArrayList<>();
        for (RowView rule : given.list(0).certainRows()) {
            rule.text("host").unread().ifPresent(unread::add);
            published.add(rule.text("host").toOptional().orElse(EVERY));
        }
        List<String> covered = new ArrayList<>();
        given.list(1).unknown().ifPresent(unread::add);
        for (RowView tls : given.list(1).certainRows()) {
            ValueList hosts = tls.list("hosts");
            hosts.unknown().ifPresent(unread::add);
            List<String> named = hosts.elements().stream()
                    .flatMap(host -> host.text().toOptional().stream())
                    .toList();
            covered.addAll(named.isEmpty() ? List.of(EVERY) : named);
        }
        if (!unread.isEmpty()) {
            return Outcome.Unknown.all(unread);
        }
        return (published.isEmpty() ? List.of(EVERY) : published).stream()
                .filter(host -> covered.stream().noneMatch(name -> name.equals(EVERY) || matches(name, host)))
                .toList();
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
