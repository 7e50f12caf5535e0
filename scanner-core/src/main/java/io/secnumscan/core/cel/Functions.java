package io.secnumscan.core.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions of all libraries: as the checker knows them, and found again by overload. */
final class Functions {
    private final SortedMap<String, List<CelOverloadDecl>> declarations = new TreeMap<>();
    private final Map<String, Function> byOverload = new HashMap<>();

    Functions(List<FunctionLibrary> libraries) {
        for (FunctionLibrary library : libraries) {
            library.functions().forEach(this::add);
        }
    }

    private void add(Function function) {
        List<CelOverloadDecl> overloads = declarations.computeIfAbsent(function.name(), _ -> new ArrayList<>());
        String id = function.name() + "#" + overloads.size();
        List<CelType> parameters = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            parameters.add(type(function.parameters().get(i), "P" + i));
        }
        CelType result = type(function.result(), "R");
        overloads.add(
                function.method()
                        ? CelOverloadDecl.newMemberOverload(id, result, parameters)
                        : CelOverloadDecl.newGlobalOverload(id, result, parameters));
        byOverload.put(id, function);
    }

    List<CelFunctionDecl> declarations() {
        return declarations.entrySet().stream()
                .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    Map<String, Function> byOverload() {
        return Map.copyOf(byOverload);
    }

    Optional<Function> find(String overload) {
        return Optional.ofNullable(byOverload.get(overload));
    }

    /** Rows are free type parameters to the checker; the validator compares their fields with the shape. */
    private static CelType type(Shape shape, String parameter) {
        return switch (shape) {
            case Shape.Plain plain -> plain(plain);
            case Shape.Nullable(Shape.Plain plain) when isWrapped(plain) -> NullableType.create(plain(plain));
            case Shape.Nullable(Shape of) -> type(of, parameter);
            case Shape.ListOf(Shape element) -> ListType.create(type(element, parameter));
            case Shape.Row _ -> TypeParamType.create(parameter);
            case Shape.Own(String name, Class<?> _) -> OpaqueType.create(name);
        };
    }

    private static boolean isWrapped(Shape.Plain plain) {
        return switch (plain) {
            case BOOL, INT, DOUBLE, TEXT -> true;
            case TIMESTAMP, DURATION, FREE_MAP, JSON -> false;
        };
    }

    private static CelType plain(Shape.Plain plain) {
        return switch (plain) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case TEXT -> SimpleType.STRING;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case FREE_MAP -> ScopeTypes.FREE_MAP;
            case JSON -> ScopeTypes.JSON;
        };
    }
}
