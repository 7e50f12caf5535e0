package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Reads;

/**
 * One verdict an item.
 *
 * @param items the list whose elements are the items
 * @param key what tells the items of a subject apart, in findings
 */
public record Each(Expression items, Expression key) {
    public Reads reads() {
        return items.reads().and(key.reads());
    }
}
