/** How far reading went: what was seen, what was not, and why. */
@NullMarked
package io.secnumscan.core.coverage;

import org.jspecify.annotations.NullMarked;
