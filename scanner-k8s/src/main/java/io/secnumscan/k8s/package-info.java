/** The Kubernetes platform: opening a cluster, planning what is read of it, and what is derived from that. */
@NullMarked
package io.secnumscan.k8s;

import org.jspecify.annotations.NullMarked;
