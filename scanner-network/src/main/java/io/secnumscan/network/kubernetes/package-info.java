/** A cluster of Kubernetes as a network: pods, nodes and what is published of them, as its policies let packets pass. */
@NullMarked
package io.secnumscan.network.kubernetes;

import org.jspecify.annotations.NullMarked;
