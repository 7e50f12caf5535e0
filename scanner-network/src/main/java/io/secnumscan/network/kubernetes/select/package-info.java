/** Selectors of policies, and the addresses of what they select. */
@NullMarked
package io.secnumscan.network.kubernetes.select;

import org.jspecify.annotations.NullMarked;
