/** Network policies of every kind, who enforces them, and what they let pass of one pod's packets. */
@NullMarked
package io.secnumscan.network.kubernetes.policy;

import org.jspecify.annotations.NullMarked;
