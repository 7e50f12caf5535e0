package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.type.FieldType;

/**
 * One verdict an item.
 *
 * @param items where the list stands
 * @param element type of its elements
 * @param key what tells the items of a subject apart, in findings
 */
public record Each(ItemPath items, FieldType element, Expression key) {}
