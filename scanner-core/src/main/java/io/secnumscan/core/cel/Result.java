package io.secnumscan.core.cel;

import io.secnumscan.core.type.FieldType;

/** What a rule wants of an expression; another type fails the load. */
public sealed interface Result {
    /** True or false, never null: {@code when}, {@code assessable}, {@code require}, {@code review}. */
    record Bool() implements Result {}

    /** A string, int or bool, never null: {@code each.key}. */
    record Key() implements Result {}

    /** A list, complete when it is known at all: {@code each.item}. {@link Expression#type()} tells what its elements are. */
    record Items() implements Result {}

    /**
     * What a join looks for: a value of this type, nullable or not, a list of it, or a list of lists. It is flattened, nulls
     * are left out, a lone null is the empty list; the outcome is a list, {@link Outcome.OpenList} when it may be short.
     */
    record JoinKeys(FieldType of) implements Result {}

    /** Whatever it is: a placeholder of a message. */
    record Any() implements Result {}
}
