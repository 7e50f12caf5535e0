/** Reachability in a large made-up network. */
@NullMarked
package io.secnumscan.bench.reach;

import org.jspecify.annotations.NullMarked;
