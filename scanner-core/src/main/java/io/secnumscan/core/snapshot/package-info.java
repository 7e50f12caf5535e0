/** The snapshot on disk: written page by page, readable after a kill, checked by digests. */
@NullMarked
package io.secnumscan.core.snapshot;

import org.jspecify.annotations.NullMarked;
