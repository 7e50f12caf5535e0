/** Whole runs of the scanner against a large cloud, measured beside the time that tokenising the same bytes takes. */
@NullMarked
package io.secnumscan.bench;

import org.jspecify.annotations.NullMarked;
