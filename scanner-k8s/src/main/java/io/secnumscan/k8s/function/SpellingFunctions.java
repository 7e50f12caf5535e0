package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.k8s.spelling.GoBoolean;
import java.util.List;

/**
 * {@code k8s.bool(text)}: the boolean in an annotation as a controller written in Go reads it ({@code true}, {@code T},
 * {@code 1} …); null for null and for what is none. Not for what its reader compares with {@code true} alone: the default
 * classes of the API server, OpenStack's annotations of Services.
 */
public final class SpellingFunctions implements FunctionLibrary {
    private static final List<Function> ALL = List.of(Function.named("k8s.bool")
            .takes(Shape.nullable(Shape.TEXT))
            .returns(Shape.nullable(Shape.BOOL))
            .as(given -> given.optional(0, String.class).flatMap(GoBoolean::of)));

    @Override
    public List<Function> functions() {
        return ALL;
    }
}
