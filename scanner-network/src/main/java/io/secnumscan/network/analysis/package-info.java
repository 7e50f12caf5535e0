/** Reachability as derived resources, which rules judge like any other. */
@NullMarked
package io.secnumscan.network.analysis;

import org.jspecify.annotations.NullMarked;
