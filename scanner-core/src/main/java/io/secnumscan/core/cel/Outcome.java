package io.secnumscan.core.cel;

import java.util.List;

/** What an expression came to. */
public sealed interface Outcome {
    /** A CEL value as plain Java: Boolean, Long, Double, String, List, Instant, or a function library's own value. */
    record Value(Object value) implements Outcome {}

    /**
     * A list of which some elements may be missing: what {@code filter} and {@code map} make of an incomplete set, or a
     * list that holds an unknown element. Joins take what was seen and know that there may be more.
     *
     * @param missing names as in {@link Unknown}
     */
    record OpenList(List<Object> seen, List<String> missing) implements Outcome {
        public OpenList {
            seen = List.copyOf(seen);
            missing = missing.stream().distinct().sorted().toList();
        }
    }

    /**
     * Something that was not read or not declared decides it. Names are sorted, without indexes:
     * {@code resource.rules.remote_ip_prefix}, {@code related.groups}, {@code params.adminCidrs}.
     */
    record Unknown(List<String> names) implements Outcome {
        public Unknown {
            names = names.stream().distinct().sorted().toList();
        }

        /** All of them together. */
        public static Unknown all(List<Unknown> several) {
            return new Unknown(several.stream().flatMap(one -> one.names().stream()).toList());
        }
    }

    /** The expression broke: a missing obligatory field, a budget used up, a bad pattern. */
    record Broken(String message) implements Outcome {}
}
