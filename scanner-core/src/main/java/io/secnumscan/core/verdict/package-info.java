/** Words of every stage: what a rule says of a resource, and texts for people in both languages. */
@NullMarked
package io.secnumscan.core.verdict;

import org.jspecify.annotations.NullMarked;
