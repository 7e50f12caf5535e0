package io.secnumscan.k8s.analysis.selection;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy does to the connections that come to the pods that it selects. */
enum Ingress {
    /** Nothing: they take what they would take without it. */
    UNTOUCHED,
    /** It refuses some sources; whoever it does not name gets in. */
    PARTLY_DENIED,
    /** Only what some policy lets in gets in. */
    RESTRICTED,
    /** Everything gets in, whatever other policies restrict: those that let in add up. */
    OPEN;

    /** As rules compare it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of a policy that holds several; empty when one of them is not understood. */
    static Optional<Ingress> together(Stream<Optional<Ingress>> parts) {
        return parts.reduce(Optional.of(UNTOUCHED), (one, other) -> one.flatMap(
                left -> other.map(right -> left.compareTo(right) >= 0 ? left : right)));
    }
}
