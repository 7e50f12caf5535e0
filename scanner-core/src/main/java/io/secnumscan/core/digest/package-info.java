/** Digests by which a report says exactly what it was made of. */
@NullMarked
package io.secnumscan.core.digest;

import org.jspecify.annotations.NullMarked;
