package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/** {@code k8s.show(id)}: the id of an object as a person writes it, {@code ClusterRole/admin} for {@code ClusterRole//admin}. */
public final class NameFunctions implements FunctionLibrary {
    private static final List<Function> ALL = List.of(Function.named("k8s.show")
            .takes(Shape.TEXT)
            .returns(Shape.TEXT)
            .as(given -> given.text(0).replaceFirst("^([A-Za-z]+)//", "$1/")));

    @Override
    public List<Function> functions() {
        return ALL;
    }
}
