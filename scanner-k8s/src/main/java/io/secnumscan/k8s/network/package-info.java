/** Services, and the five kinds of policy that say who may speak to whom. */
@NullMarked
package io.secnumscan.k8s.network;

import org.jspecify.annotations.NullMarked;
