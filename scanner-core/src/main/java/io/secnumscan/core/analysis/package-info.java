/** Derivations: what no API says, computed from the snapshot alone. */
@NullMarked
package io.secnumscan.core.analysis;

import org.jspecify.annotations.NullMarked;
