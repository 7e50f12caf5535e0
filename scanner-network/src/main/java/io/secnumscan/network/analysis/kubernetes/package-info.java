/** What each workload of a cluster can reach, and what reaches it, as derived resources. */
@NullMarked
package io.secnumscan.network.analysis.kubernetes;

import org.jspecify.annotations.NullMarked;
