/** What makes network policies hold on nodes, and what encrypts between them. */
@NullMarked
package io.secnumscan.k8s.analysis.engine;

import org.jspecify.annotations.NullMarked;
