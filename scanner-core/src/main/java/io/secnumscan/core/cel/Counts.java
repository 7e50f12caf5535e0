package io.secnumscan.core.cel;

/**
 * How many elements a list has, when some may not belong to it and others may be missing: an answer only where every
 * completion gives the same.
 */
final class Counts {
    private Counts() {}

    /** True, false, or {@link Unread}. */
    static Object atLeast(Sequence list, long wanted) {
        if (certain(list) >= wanted) {
            return true;
        }
        return possible(list) >= wanted ? list.incomplete() : (Object) false;
    }

    /** True, false, or {@link Unread}. */
    static Object atMost(Sequence list, long allowed) {
        if (certain(list) > allowed) {
            return false;
        }
        return possible(list) > allowed ? list.incomplete() : (Object) true;
    }

    /** Whether it has exactly one element: true, false, or {@link Unread}. */
    static Object exactlyOne(Sequence list) {
        long certain = certain(list);
        if (certain > 1 || possible(list) < 1) {
            return false;
        }
        return certain == 1 && possible(list) == 1 ? true : list.incomplete();
    }

    private static long certain(Sequence list) {
        long certain = 0;
        for (int i = 0; i < list.seen(); i++) {
            if (list.doubt(i) == null) {
                certain++;
            }
        }
        return certain;
    }

    /** The most that it may have; beyond all bounds when there may be more. */
    private static long possible(Sequence list) {
        return list.more() == null ? list.seen() : Long.MAX_VALUE;
    }
}
