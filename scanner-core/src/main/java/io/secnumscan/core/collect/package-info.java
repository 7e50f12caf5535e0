/** The collector SPI, and the run that drives collectors into a snapshot. */
@NullMarked
package io.secnumscan.core.collect;

import org.jspecify.annotations.NullMarked;
