/** How the Kubernetes API is spoken to: addresses, discovery, lists in chunks. */
@NullMarked
package io.secnumscan.k8s.api;

import org.jspecify.annotations.NullMarked;
