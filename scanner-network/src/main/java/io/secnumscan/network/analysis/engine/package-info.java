/** What makes network policies hold on nodes, and what encrypts between them, as derived resources. */
@NullMarked
package io.secnumscan.network.analysis.engine;

import org.jspecify.annotations.NullMarked;
