package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.MapView;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/**
 * What was taken out as secret.
 *
 * <ul>
 *   <li>{@code secrets.keys(map)}: the keys of a map with free keys (a server's metadata) under which the detectors found a
 *       secret and took it out, whole or out of a longer text; sorted.
 *   <li>{@code secrets.bits(length, classes, entropy)}: how many bits the secret so measured holds at most, rounded down
 *       ({@link EstimatedBits}).
 * </ul>
 */
final class SecretFunctions implements FunctionLibrary {
    private static final String TAKEN_OUT = "[removed:";

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("secrets.keys")
                    .takes(Shape.FREE_MAP)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(given -> keys(given.map(0))),
            Function.named("secrets.bits")
                    .takes(Shape.INT, Shape.INT, Shape.DOUBLE)
                    .returns(Shape.INT)
                    .as(given -> new EstimatedBits(given.integer(0), given.integer(1), given.decimal(2)).bits()));

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
