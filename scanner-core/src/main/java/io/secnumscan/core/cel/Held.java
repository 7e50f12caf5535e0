package io.secnumscan.core.cel;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;

/**
 * A list on its way through the planner, which walks through every list that it meets unwrapped: five hundred rules at each
 * read of one. It takes the wrapping off by itself.
 */
@SuppressWarnings("Immutable") // lives no longer than one evaluation
final class Held extends OpaqueValue {
    private static final OpaqueType TYPE = OpaqueType.create("secnumscan.held");

    private final Sequence list;

    private Held(Sequence list) {
        this.list = list;
    }

    static Object of(Object value) {
        return value instanceof Sequence list ? new Held(list) : value;
    }

    @Override
    public Object value() {
        return list;
    }

    @Override
    public OpaqueType celType() {
        return TYPE;
    }
}
