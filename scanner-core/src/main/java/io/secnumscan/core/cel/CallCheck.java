package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the arguments of a library's function against its shapes, which say more than the checker's types. */
final class CallCheck {
    private final Validator validator;
    private final Complaints complaints;
    private final ScopeTypes types;
    private final ReadsNoted reads;

    CallCheck(Validator validator, Complaints complaints, ScopeTypes types, ReadsNoted reads) {
        this.validator = validator;
        this.complaints = complaints;
        this.types = types;
        this.reads = reads;
    }

    Fact check(CelAbstractSyntaxTree tree, CelExpr expression, Function function, Context context) {
        CelExpr.CelCall call = expression.call();
        List<CelExpr> given =
                Stream.concat(call.target().stream(), call.args().stream()).toList();
        for (int i = 0; i < given.size(); i++) {
            argument(tree, given.get(i), function, function.parameters().get(i), context);
        }
        return Fact.of(function.result());
    }

    private void argument(CelAbstractSyntaxTree tree, CelExpr given, Function function, Shape shape, Context context) {
        Fact fact = validator.any(given, context);
        if (fact.nullable() && !(shape instanceof Shape.Nullable)) {
            validator.unguarded(given);
        }
        if (fact.open() && !(shape instanceof Shape.ListOf)) {
            complaints.add(tree, given, function.name() + " can't be given a list that may be incomplete",
                    "ask its elements: exists, all");
        }
        reads.whole(validator.type(given), types);
        mismatch(validator.type(given), shape)
                .ifPresent(problem -> complaints.add(
                        tree, given, function.name() + " can't be given this: " + problem,
                        "see the function's documentation"));
    }

    private Optional<String> mismatch(CelType type, Shape shape) {
        return switch (shape) {
            case Shape.Row row -> rowMismatch(type, row);
            case Shape.Nullable(Shape of) -> type.kind() == CelKind.NULL_TYPE ? Optional.empty() : mismatch(type, of);
            case Shape.ListOf(Shape element) ->
                    type instanceof ListType list && list.hasElemType() ? mismatch(list.elemType(), element)
                            : Optional.empty();
            case Shape.Plain _,Shape.Own _ -> Optional.empty();
        };
    }

    private Optional<String> rowMismatch(CelType type, Shape.Row row) {
        Optional<FieldType.Struct> struct = types.struct(type);
        if (struct.isEmpty()) {
            return Optional.of("it is no resource or struct");
        }
        for (var wanted : row.fields().entrySet()) {
            Field field = struct.get().fields().get(wanted.getKey());
            if (field == null) {
                return Optional.of(struct.get().name() + " has no field '" + wanted.getKey() + "'");
            }
            if (!fits(field, wanted.getValue())) {
                return Optional.of(struct.get().name() + "." + wanted.getKey() + " has another type");
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Field field, Shape shape) {
        FieldType type = field.type();
        return switch (shape) {
            case Shape.Nullable(Shape of) -> fits(field, of);
            case Shape.ListOf _ -> type instanceof FieldType.ListOf;
            case Shape.Row _ -> type instanceof FieldType.Struct || !field.secret().isEmpty();
            case Shape.Own _ -> false;
            case Shape.Plain plain ->
                    switch (plain) {
                        case BOOL -> type instanceof FieldType.Bool;
                        case INT -> type instanceof FieldType.Int;
                        case DOUBLE -> type instanceof FieldType.Double || type instanceof FieldType.Int;
                        case TEXT -> type instanceof FieldType.Text;
                        case TIMESTAMP -> type instanceof FieldType.Timestamp;
                        case FREE_MAP -> type instanceof FieldType.FreeMap;
                        case JSON -> type instanceof FieldType.Json;
                        case DURATION -> false;
                    };
        };
    }
}
