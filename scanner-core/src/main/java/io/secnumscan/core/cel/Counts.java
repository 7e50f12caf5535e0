package io.secnumscan.core.cel;

import java.util.List;

/**
 * How many elements a list has, when some may not belong to it and others may be missing: an answer only where every
 * completion gives the same.
 */
final class Counts {
    private Counts() {}

    /** True, false, or {@link Unread}. */
    static Object atLeast(List<?> list, long wanted) {
        if (certain(list) >= wanted) {
            return true;
        }
        return possible(list) >= wanted ? why(list) : (Object) false;
    }

    /** True, false, or {@link Unread}. */
    static Object atMost(List<?> list, long allowed) {
        if (certain(list) > allowed) {
            return false;
        }
        return possible(list) > allowed ? why(list) : (Object) true;
    }

    /** Whether it has exactly one element: true, false, or {@link Unread}. */
    static Object exactlyOne(List<?> list) {
        long certain = certain(list);
        if (certain > 1 || possible(list) < 1) {
            return false;
        }
        return certain == 1 && possible(list) == 1 ? true : why(list);
    }

    private static long certain(List<?> list) {
        if (!(list instanceof Sequence sequence)) {
            return list.size();
        }
        long certain = 0;
        for (int i = 0; i < sequence.seen(); i++) {
            if (sequence.doubt(i) == null) {
                certain++;
            }
        }
        return certain;
    }

    /** The most that it may have; beyond all bounds when there may be more. */
    private static long possible(List<?> list) {
        if (!(list instanceof Sequence sequence)) {
            return list.size();
        }
        return sequence.more() == null ? sequence.seen() : Long.MAX_VALUE;
    }

    private static Unread why(List<?> list) {
        return list instanceof Sequence sequence ? sequence.incomplete() : new Unread("list");
    }
}
