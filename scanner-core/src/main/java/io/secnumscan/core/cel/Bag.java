package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code filter}, {@code map} and {@code distinct} make of a list: values that certainly belong to it, values that may
 * (what was asked of them was not read), and whether there may be more (their list may be incomplete).
 *
 * <p>Filled by one fold of one evaluation, then read only.
 */
final class Bag extends Sequence {
    private final List<Object> values = new ArrayList<>();
    private @Nullable List<@Nullable Unread> doubts;
    private @Nullable Unread more;

    /** A complete list. */
    static Bag of(List<Object> values) {
        Bag bag = new Bag();
        bag.values.addAll(values);
        return bag;
    }

    /** A value that belongs to the list if {@code doubt} is null, and may belong to it otherwise. */
    void keep(Object value, @Nullable Unread doubt) {
        if (doubt != null && doubts == null) {
            doubts = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                doubts.add(null);
            }
        }
        values.add(value);
        if (doubts != null) {
            doubts.add(doubt);
        }
    }

    /** There may be any number of further values. */
    void keepOpen(Unread because) {
        more = more == null ? because : more.and(because);
    }

    @Override
    int seen() {
        return values.size();
    }

    @Override
    Object at(int index) {
        return values.get(index);
    }

    @Override
    @Nullable
    Unread doubt(int index) {
        return doubts == null ? null : doubts.get(index);
    }

    @Override
    @Nullable
    Unread more() {
        return more;
    }

    /**
     * Each value once, without nulls. A value that was not read may be null or one of the others, so it is only a value that
     * may belong to the list; so is one that is equal to a certain one.
     */
    static Bag distinct(Sequence list) {
        Bag bag = new Bag();
        Set<Object> certain = new HashSet<>();
        for (int i = 0; i < list.seen(); i++) {
            Object value = list.at(i);
            if (list.doubt(i) == null && isValue(value) && certain.add(value)) {
                bag.keep(value, null);
            }
        }
        Map<Object, Unread> possible = new LinkedHashMap<>();
        for (int i = 0; i < list.seen(); i++) {
            Object value = list.at(i);
            Unread doubt = list.doubt(i);
            if (value instanceof Unread unread) {
                bag.keep(unread, doubt == null ? unread : doubt.and(unread));
            } else if (doubt != null && isValue(value) && !certain.contains(value)) {
                possible.merge(value, doubt, Unread::and);
            }
        }
        possible.forEach(bag::keep);
        Unread more = list.more();
        if (more != null) {
            bag.keepOpen(more);
        }
        return bag;
    }

    private static boolean isValue(Object value) {
        return !(value instanceof Unread) && !(value instanceof NullValue);
    }
}
