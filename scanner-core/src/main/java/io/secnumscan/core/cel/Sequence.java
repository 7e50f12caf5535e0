package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list in an evaluation: elements that were seen, some of which may not belong to it, and perhaps more. */
abstract class Sequence {
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
