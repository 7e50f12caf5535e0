package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of things.
 *
 * <ul>
 *   <li>{@code k8s.show(id)}: the id of an object as a person writes it, {@code ClusterRole/admin} for {@code
 *       ClusterRole//admin}.
 *   <li>{@code k8s.serverId(providerId)}: id of the server of Nova that a node is, of {@code openstack:///ID} and {@code
 *       openstack://REGION/ID}; empty for a node of another provider, and for null
 *       (<a href="https://github.com/kubernetes/cloud-provider-openstack">cloud-provider-openstack</a>, {@code instances.go}).
 * </ul>
 */
public final class NameFunctions implements FunctionLibrary {
    private static final Pattern SERVER = Pattern.compile("openstack://[^/]*/([^/]+)");

    private static final List<Function> ALL = List.of(
            Function.named("k8s.show")
                    .takes(Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> given.text(0).replaceFirst("^([A-Za-z]+)//", "$1/")),
            Function.named("k8s.serverId")
                    .takes(Shape.nullable(Shape.TEXT))
                    .returns(Shape.TEXT)
                    .as(given -> serverId(given.optional(0, String.class).orElse(""))));

    private static String serverId(String providerId) {
        Matcher server = SERVER.matcher(providerId);
        return server.matches() ? server.group(1) : "";
    }

    @Override
    public List<Function> functions() {
        return ALL;
    }
}
