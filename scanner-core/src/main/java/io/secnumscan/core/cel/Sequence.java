package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list in an evaluation: elements that were seen, some of which may not belong to it, and perhaps more.
 *
 * <p>As a Java list it has one unknown element at the end when there may be more. Only our own macros and functions, which
 * know what that means, ever get such a list; the validator sees to it.
 */
abstract class Sequence extends AbstractList<Object> implements RandomAccess {
    /** How many elements were seen. */
    abstract int seen();

    /** An element that was seen, {@link Unread} when only its existence is known. */
    abstract Object at(int index);

    /** Why a seen element may not belong to the list. */
    @Nullable
    Unread doubt(int index) {
        return null;
    }

    /** Why there may be further elements. */
    @Nullable
    Unread more() {
        return null;
    }

    @Override
    public final int size() {
        return more() == null ? seen() : seen() + 1;
    }

    @Override
    public final Object get(int index) {
        if (index < seen()) {
            return iterated(at(index), doubt(index));
        }
        Unread more = more();
        if (more == null) {
            throw new IndexOutOfBoundsException("no element " + index + " in a list of " + seen());
        }
        return more.asUnknownSet();
    }

    /** A doubtful row can still be looked into; anything else that is doubtful is unknown. */
    private static Object iterated(Object value, @Nullable Unread doubt) {
        if (value instanceof Unread unread) {
            return doubt == null ? unread.asExisting() : unread.and(doubt).asUnknownSet();
        }
        if (doubt == null) {
            return Held.of(value);
        }
        return value instanceof View view ? view.doubtful(doubt) : doubt.asUnknownSet();
    }

    /** Everything that keeps the list from being complete, in one; only of a list that isn't. */
    Unread incomplete() {
        List<Outcome.Unknown> reasons = new ArrayList<>();
        for (int i = 0; i < seen(); i++) {
            Unread doubt = doubt(i);
            if (doubt != null) {
                reasons.add(doubt.because());
            }
        }
        Unread more = more();
        if (more != null) {
            reasons.add(more.because());
        }
        return new Unread(Outcome.Unknown.all(reasons));
    }

    ValueList asValueList() {
        List<ValueList.Element> elements = new ArrayList<>(seen());
        for (int i = 0; i < seen(); i++) {
            elements.add(new ValueList.Element(reading(at(i)), Optional.ofNullable(doubt(i)).map(Unread::because)));
        }
        return new ValueList(elements, Optional.ofNullable(more()).map(Unread::because));
    }

    /** A value as functions see it. */
    static Reading<Object> reading(Object value) {
        return switch (value) {
            case NullValue _ -> new Reading.Null<>();
            case Unread unread -> Reading.unread(unread.because());
            case Sequence list -> Reading.known(list.asValueList());
            default -> Reading.known(value);
        };
    }
}
