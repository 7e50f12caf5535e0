package io.secnumscan.core.cel;

import io.secnumscan.core.type.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of a rule, made ready for reading values. Immutable once built. */
final class RuntimeScope {
    private final Struct resource;
    private final Struct target;
    private final Optional<Decoder> item;
    private final Map<String, Struct> related = new HashMap<>();
    private final Map<String, Decoder> params = new HashMap<>();

    RuntimeScope(RuleScope scope) {
        resource = Struct.of(scope.resource());
        target = Struct.of(scope.target());
        item = scope.item().map(type -> Decoder.of(type, false));
        for (Map.Entry<String, ResourceType> join : scope.related().entrySet()) {
            related.put(join.getKey(), Struct.of(join.getValue()));
        }
        scope.params().forEach((name, declared) -> params.put(name, Decoder.of(declared.type(), declared.nullable())));
    }

    Struct resource() {
        return resource;
    }

    Struct target() {
        return target;
    }

    Decoder item() {
        return item.orElseThrow(() -> new Breakage("this rule has no items"));
    }

    Struct related(String name) {
        Struct struct = related.get(name);
        if (struct == null) {
            throw new Breakage("this rule joins nothing as " + name);
        }
        return struct;
    }

    Decoder param(String name) {
        Decoder decoder = params.get(name);
        if (decoder == null) {
            throw new Breakage("no parameter " + name + " is declared");
        }
        return decoder;
    }
}
