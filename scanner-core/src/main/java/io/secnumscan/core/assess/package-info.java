/** Findings times requirements: outcomes, the summary, and the exit code. */
@NullMarked
package io.secnumscan.core.assess;

import org.jspecify.annotations.NullMarked;
