/** The cluster itself: its nodes, its namespaces, what its API was extended with. */
@NullMarked
package io.secnumscan.k8s.cluster;

import org.jspecify.annotations.NullMarked;
