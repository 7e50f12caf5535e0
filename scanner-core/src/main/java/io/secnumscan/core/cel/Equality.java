package io.secnumscan.core.cel;

import org.jspecify.annotations.Nullable;

/**
 * {@code ==}, {@code in} and indexing for values whose lists may hold unread elements: a difference that was seen decides,
 * an element that was not read does not.
 */
final class Equality {
    private Equality() {}

    /** True, false, or {@link Unread}. Numbers compare by value, lists by their elements, everything else as Java does. */
    static Object equal(Object one, Object other) {
        if (one instanceof Unread unread) {
            return unread;
        }
        if (other instanceof Unread unread) {
            return unread;
        }
        if (one instanceof Sequence left && other instanceof Sequence right) {
            return lists(left, right);
        }
        if (one instanceof Number left && other instanceof Number right && left.getClass() != right.getClass()) {
            return numbers(left, right);
        }
        return one.equals(other);
    }

    /** The negation of what is known. */
    static Object not(Object result) {
        return result instanceof Boolean known ? (Object) !known : result;
    }

    /** Whether the list holds the value. */
    static Object in(Object value, Sequence list) {
        Unread unsure = null;
        for (int i = 0; i < list.seen(); i++) {
            Object equal = equal(value, list.at(i));
            if (equal instanceof Unread unread) {
                unsure = unsure == null ? unread : unsure.and(unread);
            } else if (equal.equals(true)) {
                return true;
            }
        }
        return unsure == null ? (Object) false : unsure;
    }

    /** The element at an index, from 0. */
    static Object at(Sequence list, long index) {
        if (index < 0 || index >= list.seen()) {
            throw new Breakage("no element " + index + " in a list of " + list.seen());
        }
        return list.at((int) index);
    }

    private static Object lists(Sequence left, Sequence right) {
        if (left.seen() != right.seen()) {
            return false;
        }
        @Nullable Unread unsure = null;
        for (int i = 0; i < left.seen(); i++) {
            Object equal = equal(left.at(i), right.at(i));
            if (equal instanceof Unread unread) {
                unsure = unsure == null ? unread : unsure.and(unread);
            } else if (equal.equals(false)) {
                return false;
            }
        }
        return unsure == null ? (Object) true : unsure;
    }

    private static boolean numbers(Number one, Number other) {
        long whole = one instanceof Long ? one.longValue() : other.longValue();
        double broken = one instanceof Long ? other.doubleValue() : one.doubleValue();
        return (double) whole == broken && (long) broken == whole;
    }
}
