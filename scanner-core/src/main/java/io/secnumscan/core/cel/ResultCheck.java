package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.secnumscan.core.type.FieldType;
import java.util.Optional;

/** Compares what an expression gives with what the rule wants of it. */
final class ResultCheck {
    private final ScopeTypes types;
    private final Complaints complaints;
    private final CelAbstractSyntaxTree tree;

    ResultCheck(ScopeTypes types, Complaints complaints, CelAbstractSyntaxTree tree) {
        this.types = types;
        this.complaints = complaints;
        this.tree = tree;
    }

    void check(Fact fact, Result wanted) {
        CelType type = tree.getResultType();
        switch (wanted) {
            case Result.Bool _ ->
                    require(type.equals(SimpleType.BOOL) || kind(type) == CelKind.BOOL, fact, "true or false");
            case Result.Key _ ->
                    require(
                            kind(type) == CelKind.STRING || kind(type) == CelKind.INT || kind(type) == CelKind.BOOL,
                            fact,
                            "a string, int or bool");
            case Result.Items _ -> require(kind(type) == CelKind.LIST && !fact.open(), fact, "a complete list");
            case Result.JoinKeys(FieldType of) -> {
                if (!isKey(type, of)) {
                    complaints.add(tree, tree.getExpr(), "is " + words(type) + ", but the joined field is " + words(of),
                            "value and field must have the same type");
                }
            }
            case Result.Any _ -> {
                if (kind(inner(type)) == CelKind.STRUCT) {
                    complaints.add(tree, tree.getExpr(), "a whole resource can't be shown",
                            "name the field to show: {resource.name}");
                }
            }
        }
    }

    private void require(boolean fits, Fact fact, String words) {
        if (!fits) {
            complaints.add(tree, tree.getExpr(), "is " + words(tree.getResultType()) + ", and " + words + " is wanted",
                    "see the rule format");
        } else if (fact.nullable()) {
            complaints.add(tree, tree.getExpr(), "may be null, and " + words + " is wanted",
                    "compare it: x == true, x != null && x");
        }
    }

    /** A value of that type, a list of it, or a list of lists; a lone null is the empty list. */
    private static boolean isKey(CelType type, FieldType of) {
        CelType inner = inner(type);
        CelKind kind = kind(inner);
        return kind == CelKind.NULL_TYPE
                || kind == CelKind.DYN && type instanceof ListType
                || switch (of) {
                    case FieldType.Bool _ -> kind == CelKind.BOOL;
                    case FieldType.Int _ -> kind == CelKind.INT;
                    case FieldType.Double _ -> kind == CelKind.DOUBLE;
                    case FieldType.Text _ -> kind == CelKind.STRING;
                    case FieldType.Timestamp _ -> kind == CelKind.TIMESTAMP;
                    case FieldType.ListOf(FieldType element) -> isKey(inner, element);
                    case FieldType.Struct _,FieldType.FreeMap _,FieldType.Json _ -> false;
                };
    }

    private static CelType inner(CelType type) {
        CelType inner = type;
        while (inner instanceof ListType list && list.hasElemType()) {
            inner = list.elemType();
        }
        return inner;
    }

    private static CelKind kind(CelType type) {
        return type.kind();
    }

    private String words(CelType type) {
        Optional<FieldType> declared = types.declared(type);
        return declared.map(ResultCheck::words).orElse("a " + ScopeTypes.readable(type.name()));
    }

    private static String words(FieldType type) {
        return switch (type) {
            case FieldType.Bool _ -> "a bool";
            case FieldType.Int _ -> "an int";
            case FieldType.Double _ -> "a double";
            case FieldType.Text _ -> "a string";
            case FieldType.Timestamp _ -> "a timestamp";
            case FieldType.ListOf(FieldType element) -> "a list of " + words(element).replaceFirst("^an? ", "");
            case FieldType.Struct(String name, var _) -> "a " + name;
            case FieldType.FreeMap _ -> "a map";
            case FieldType.Json _ -> "JSON";
        };
    }
}
