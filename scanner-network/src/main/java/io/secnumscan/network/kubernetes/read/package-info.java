/** What of a cluster's snapshot says who is where. */
@NullMarked
package io.secnumscan.network.kubernetes.read;

import org.jspecify.annotations.NullMarked;
