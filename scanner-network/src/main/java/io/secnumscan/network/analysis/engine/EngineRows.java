package io.secnumscan.network.analysis.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.Optional;

/** Makes rows. */
final class EngineRows {
    private EngineRows() {}

    static Resource of(String target, String type, String namespace, String id, String name, ObjectNode attributes,
            Optional<Resource> from) {
        var sources = attributes.putArray("from");
        from.ifPresent(one -> sources.addObject()
                .put("type", one.type()).put("id", one.id()).put("call", one.call()));
        Scope scope = namespace.isEmpty() ? Scope.ALL : Scope.of("namespace", namespace);
        return new Resource(target, "", scope, type, id, name, 0, attributes);
    }
}
