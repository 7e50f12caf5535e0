package io.secnumscan.core.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The declared types of a rule's names as cel-java's checker sees them, and back.
 *
 * <p>Names of structs begin with a sign that no expression can write: the checker looks every dotted name up as a type too,
 * and {@code params.flows} must never be one.
 */
@SuppressWarnings("Immutable") // not changed once a rule's names are known
final class ScopeTypes implements CelTypeProvider {
    static final OpaqueType FREE_MAP = OpaqueType.create("map");
    static final OpaqueType JSON = OpaqueType.create("json");
    /** Names of the structs that hold the joins and the parameters. */
    static final String RELATED = "related";

    static final String PARAMS = "params";
    private static final String MARK = "#";

    private final Map<String, FieldType.Struct> declared = new HashMap<>();
    private final Map<String, StructType> structs = new HashMap<>();

    /** The checker's type of a resource. */
    CelType resource(ResourceType type) {
        return struct(new FieldType.Struct(type.name(), type.fields()));
    }

    /** The checker's type of a declared one; structs below it become known. */
    CelType of(FieldType type, boolean nullable) {
        CelType plain = switch (type) {
            case FieldType.Bool _ -> SimpleType.BOOL;
            case FieldType.Int _ -> SimpleType.INT;
            case FieldType.Double _ -> SimpleType.DOUBLE;
            case FieldType.Text _ -> SimpleType.STRING;
            case FieldType.Timestamp _ -> SimpleType.TIMESTAMP;
            case FieldType.ListOf(FieldType element) -> ListType.create(of(element, false));
            case FieldType.Struct struct -> struct(struct);
            case FieldType.FreeMap _ -> FREE_MAP;
            case FieldType.Json _ -> JSON;
        };
        return nullable && isWrapped(type) ? NullableType.create(plain) : plain;
    }

    /** The checker knows null only for these; timestamps and structs accept {@code == null} anyway, see {@link Validator}. */
    private static boolean isWrapped(FieldType type) {
        return switch (type) {
            case FieldType.Bool _,FieldType.Int _,FieldType.Double _,FieldType.Text _ -> true;
            case FieldType.Timestamp _,FieldType.ListOf _,FieldType.Struct _,FieldType.FreeMap _,FieldType.Json _ ->
                    false;
        };
    }

    private CelType struct(FieldType.Struct type) {
        String name = MARK + type.name();
        if (declared.putIfAbsent(name, type) == null) {
            SortedMap<String, CelType> fields = new TreeMap<>();
            type.fields().forEach((field, as) -> fields.put(field, of(seenAs(as), as.nullable())));
            structs.put(
                    name,
                    StructType.create(
                            name, ImmutableSet.copyOf(fields.keySet()),
                            field -> Optional.ofNullable(fields.get(field))));
        }
        return StructTypeReference.create(name);
    }

    /** The type that expressions see: of a secret, what was measured. */
    static FieldType seenAs(Field field) {
        return field.secret().isEmpty() ? field.type() : Secrets.measures(field.secret());
    }

    /** Every struct that the names of the rule lead to. */
    Collection<FieldType.Struct> structs() {
        return declared.values();
    }

    /** The declared struct behind a checked type; empty for other types. */
    Optional<FieldType.Struct> struct(CelType type) {
        return Optional.ofNullable(declared.get(type.name()));
    }

    /** The declared type behind a checked one; empty for a library's own values and durations. */
    Optional<FieldType> declared(CelType type) {
        return switch (type.kind()) {
            case BOOL -> Optional.of(new FieldType.Bool());
            case INT -> Optional.of(new FieldType.Int());
            case DOUBLE -> Optional.of(new FieldType.Double());
            case STRING -> Optional.of(new FieldType.Text());
            case TIMESTAMP -> Optional.of(new FieldType.Timestamp());
            case LIST -> declared(((ListType) type).elemType()).map(FieldType.ListOf::new);
            case STRUCT -> struct(type).map(FieldType.class::cast);
            case OPAQUE -> opaque(type);
            default -> Optional.empty();
        };
    }

    private static Optional<FieldType> opaque(CelType type) {
        return switch (type.name()) {
            case "map" -> Optional.of(new FieldType.FreeMap());
            case "json" -> Optional.of(new FieldType.Json());
            default -> Optional.empty();
        };
    }

    /** A message of the checker without the sign. */
    static String readable(String message) {
        return message.replace(MARK, "");
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}
