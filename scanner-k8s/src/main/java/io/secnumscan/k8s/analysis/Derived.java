package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.List;

/** Makes derived resources. */
public final class Derived {
    private Derived() {}

    /** @param namespace of what it is about; empty for the cluster */
    public static Resource resource(String target, String type, String namespace, String id, String name,
            ObjectNode attributes) {
        Scope scope = namespace.isEmpty() ? Scope.ALL : Scope.of("namespace", namespace);
        return new Resource(target, "", scope, type, id, name, 0, attributes);
    }

    /** A resource that something follows from, short enough to be kept by the thousand. */
    public record Source(String type, String id, int call) {
        public static Source of(Resource resource) {
            return new Source(resource.type(), resource.id(), resource.call());
        }
    }

    /** Writes what the attributes follow from, in the order given. */
    public static void from(ObjectNode attributes, List<Source> sources) {
        ArrayNode from = attributes.putArray("from");
        for (Source source : sources) {
            from.addObject().put("type", source.type()).put("id", source.id()).put("call", source.call());
        }
    }
}
