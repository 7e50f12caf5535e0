package io.secnumscan.core.cel;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** cel-java's parser and checker for the names of one rule. */
final class Checker {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableReservedIds(true)
            .maxExpressionCodePointSize(20_000)
            .maxParseRecursionDepth(60)
            .build();

    private static final Set<StandardFunction> LEFT_OUT = EnumSet.of(
            StandardFunction.OLD_IN, StandardFunction.OLD_NOT_STRICTLY_FALSE, StandardFunction.TYPE,
            StandardFunction.DYN);
    private static final CelStandardDeclarations STANDARD = standard();
    private static final TypeParamType A = TypeParamType.create("A");
    private static final TypeParamType B = TypeParamType.create("B");
    private static final OpaqueType BAG = OpaqueType.create("bag", A);
    private static final OpaqueType RUN = OpaqueType.create("run");

    private Checker() {}

    static CelCompiler create(RuleScope scope, ScopeTypes types, Functions functions) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(STANDARD)
                .setStandardMacros(List.of())
                .addMacros(Macros.all())
                .addVar("resource", types.resource(scope.resource()))
                .addVar("related", types.of(related(scope), false))
                .addVar("params", types.of(params(scope), false))
                .addVar("target", types.of(scope.target(), false))
                .addVar("now", SimpleType.TIMESTAMP)
                .addVar(Macros.RUN, RUN)
                .addFunctionDeclarations(own())
                .addFunctionDeclarations(functions.declarations());
        scope.item().ifPresent(item -> builder.addVar("item", types.of(item, false)));
        return builder.setTypeProvider(types).build();
    }

    /** Roots and functions, for suggestions. */
    static SortedSet<String> names(RuleScope scope, Functions functions) {
        SortedSet<String> names = new TreeSet<>(Macros.ROOTS);
        if (scope.item().isEmpty()) {
            names.remove("item");
        }
        functions.declarations().forEach(function -> names.add(function.name()));
        return names;
    }

    /**
     * Without what defeats the types, and without bytes, unsigned numbers and maps, which no type file declares: cel-java
     * declares everything anew for each expression, most of the time that a load takes.
     */
    private static CelStandardDeclarations standard() {
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> !LEFT_OUT.contains(function)
                        && isOfOurTypes(overload.celOverloadDecl().resultType())
                        && overload.celOverloadDecl().parameterTypes().stream().allMatch(Checker::isOfOurTypes))
                .build();
    }

    private static boolean isOfOurTypes(CelType type) {
        return switch (type.kind()) {
            case BYTES, UINT, MAP, DYN -> false;
            default -> true;
        };
    }

    private static List<CelFunctionDecl> own() {
        return List.of(
                global(Macros.KNOWN, CelOverloadDecl.newGlobalOverload(Macros.KNOWN, SimpleType.BOOL, A, RUN)),
                global(Macros.BAG, CelOverloadDecl.newGlobalOverload(Macros.BAG, BAG)),
                global(Macros.KEEP, CelOverloadDecl.newGlobalOverload(Macros.KEEP, BAG, BAG, B, SimpleType.BOOL, A)),
                global(Macros.LIST, CelOverloadDecl.newGlobalOverload(Macros.LIST, ListType.create(A), BAG)),
                global(Macros.ONE, CelOverloadDecl.newGlobalOverload(Macros.ONE, SimpleType.BOOL, BAG)),
                global(Macros.DISTINCT, CelOverloadDecl.newGlobalOverload(Macros.DISTINCT, ListType.create(A), BAG)),
                global("atLeast", counting("at_least")),
                global("atMost", counting("at_most")));
    }

    private static CelFunctionDecl global(String name, CelOverloadDecl overload) {
        return CelFunctionDecl.newFunctionDeclaration(name, overload);
    }

    private static CelOverloadDecl counting(String id) {
        return CelOverloadDecl.newMemberOverload(id, SimpleType.BOOL, ListType.create(A), SimpleType.INT);
    }

    private static FieldType.Struct related(RuleScope scope) {
        SortedMap<String, Field> joins = new TreeMap<>();
        scope.related().forEach((name, type) -> joins.put(
                name, field(name, new FieldType.ListOf(new FieldType.Struct(type.name(), type.fields())), false)));
        return new FieldType.Struct(ScopeTypes.RELATED, joins);
    }

    private static FieldType.Struct params(RuleScope scope) {
        SortedMap<String, Field> params = new TreeMap<>();
        scope.params().forEach((name, param) -> params.put(name, field(name, param.type(), param.nullable())));
        return new FieldType.Struct(ScopeTypes.PARAMS, params);
    }

    private static Field field(String name, FieldType type, boolean nullable) {
        return new Field(
                name,
                com.fasterxml.jackson.core.JsonPointer.empty(),
                type,
                nullable,
                new Absent.Unread(),
                List.of(),
                Optional.empty());
    }
}
