package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.MapView;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/**
 * {@code secrets.keys(map)}: the keys of a map with free keys (a server's metadata) under which the detectors found a secret
 * and took it out, whole or out of a longer text; sorted.
 */
final class SecretFunctions implements FunctionLibrary {
    private static final String TAKEN_OUT = "[removed:";

    private static final List<Function> FUNCTIONS = List.of(Function.named("secrets.keys")
            .takes(Shape.FREE_MAP)
            .returns(Shape.listOf(Shape.TEXT))
            .as(given -> keys(given.map(0))));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static List<String> keys(MapView map) {
        return map.keys().stream().filter(key -> holdsSecret(map, key)).toList();
    }

    private static boolean holdsSecret(MapView map, String key) {
        var value = map.json(key);
        return value.unread().isPresent()
                || value.toOptional().filter(json -> json.toString().contains(TAKEN_OUT)).isPresent();
    }
}
