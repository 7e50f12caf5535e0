package io.secnumscan.core.cel;

import java.util.Optional;

/**
 * What was found where a value is declared: the value, null, or nothing because it was not read. A function that is given
 * rows meets all three and must not take one for another.
 */
public sealed interface Reading<T> {
    record Known<T>(T value) implements Reading<T> {}

    record Null<T>() implements Reading<T> {}

    /** It was not read; {@code because} names what, ready to be the function's answer. */
    record Unread<T>(Outcome.Unknown because) implements Reading<T> {}

    static <T> Reading<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Reading<T> unread(Outcome.Unknown because) {
        return new Unread<>(because);
    }

    /** Applies to a known value; a Java null of {@code change} reads as null. */
    default <R> Reading<R> map(
            java.util.function.Function<? super T, ? extends @org.jspecify.annotations.Nullable R> change) {
        return switch (this) {
            case Known<T>(T value) -> {
                R changed = change.apply(value);
                yield changed == null ? new Null<>() : new Known<>(changed);
            }
            case Null<T> _ -> new Null<>();
            case Unread<T>(Outcome.Unknown because) -> new Unread<>(because);
        };
    }

    /** Reads on from a known value: a key of a map, a field of a struct. */
    default <R> Reading<R> flatMap(java.util.function.Function<? super T, Reading<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Null<T> _ -> new Null<>();
            case Unread<T>(Outcome.Unknown because) -> new Unread<>(because);
        };
    }

    /** The value where null means something: an unrestricted protocol, a rule without prefix. Unread stays unread. */
    default Reading<T> orElse(T meaningOfNull) {
        return this instanceof Null ? new Known<>(meaningOfNull) : this;
    }

    /** The value when it is known and not null. */
    default Optional<T> toOptional() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Why it is not known, when it was not read. */
    default Optional<Outcome.Unknown> unread() {
        return this instanceof Unread<T>(Outcome.Unknown because) ? Optional.of(because) : Optional.empty();
    }
}
