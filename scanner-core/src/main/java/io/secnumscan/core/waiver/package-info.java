/** Failures that somebody accepts, with a reason, and for a while: the file, what it matches, and what became of it. */
@NullMarked
package io.secnumscan.core.waiver;

import org.jspecify.annotations.NullMarked;
