package io.secnumscan.core.cel;

import java.util.List;
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
        if (one instanceof List<?> left && other instanceof List<?> right) {
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
    static Object in(Object value, List<?> list) {
        Unread unsure = null;
        for (int i = 0; i < list.size(); i++) {
            Object equal = equal(value, element(list, i));
            if (equal instanceof Unread unread) {
                unsure = unsure == null ? unread : unsure.and(unread);
            } else if (equal.equals(true)) {
                return true;
            }
        }
        return unsure == null ? (Object) false : unsure;
    }

    /** The element at an index, from 0. */
    static Object at(List<?> list, long index) {
        if (index < 0 || index >= list.size()) {
            throw new Breakage("no element " + index + " in a list of " + list.size());
        }
        return element(list, (int) index);
    }

    private static Object element(List<?> list, int index) {
        return list instanceof Sequence sequence ? sequence.at(index) : list.get(index);
    }

    private static Object lists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        @Nullable Unread unsure = null;
        for (int i = 0; i < left.size(); i++) {
            Object equal = equal(element(left, i), element(right, i));
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
