package io.secnumscan.core.cel;

import io.secnumscan.core.type.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * What the validator knows of a value beyond its checked type.
 *
 * @param nullable it may be null: cel-java loses that in {@code c ? 'a' : x} and in lists, and for structs and timestamps
 * @param open a list of which elements may be missing, or may not belong to it
 * @param element of a list; null for what is none
 */
record Fact(boolean nullable, boolean open, @Nullable Fact element) {
    static final Fact PLAIN = new Fact(false, false, null);
    static final Fact NULLABLE = new Fact(true, false, null);

    static Fact of(FieldType type, boolean nullable) {
        return type instanceof FieldType.ListOf(FieldType element)
                ? new Fact(false, false, of(element, false))
                : nullable ? NULLABLE
                : PLAIN;
    }

    /** What a function may answer: its lists may be short. */
    static Fact of(Shape shape) {
        return switch (shape) {
            case Shape.Nullable _ -> NULLABLE;
            case Shape.ListOf(Shape element) -> new Fact(false, true, of(element));
            case Shape.Plain _,Shape.Row _,Shape.Own _ -> PLAIN;
        };
    }

    static Fact list(boolean open, Fact element) {
        return new Fact(false, open, element);
    }

    Fact asOpen() {
        return new Fact(nullable, true, element);
    }

    Fact notNull() {
        return nullable ? new Fact(false, open, element) : this;
    }

    /** Of a value that is one or the other. */
    static @Nullable Fact either(@Nullable Fact one, @Nullable Fact other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Fact(one.nullable || other.nullable, one.open || other.open, either(one.element, other.element));
    }

    /** Of an element, for a list; of itself for what is none. */
    Fact ofElement() {
        return element == null ? PLAIN : element;
    }

    /** Whether it or anything in it is open. */
    boolean isOpenWithin() {
        return open || (element != null && element.isOpenWithin());
    }
}
