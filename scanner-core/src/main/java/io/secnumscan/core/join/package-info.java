/** Joins between types: rows found by the values of their fields, keys in memory and rows on disk. */
@NullMarked
package io.secnumscan.core.join;

import org.jspecify.annotations.NullMarked;
