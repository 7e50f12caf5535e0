package io.secnumscan.network.reach;

import java.util.Optional;
import java.util.function.Supplier;

/** What is made when it is first asked for. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T value = made.orElseGet(maker);
        made = Optional.of(value);
        return value;
    }
}
