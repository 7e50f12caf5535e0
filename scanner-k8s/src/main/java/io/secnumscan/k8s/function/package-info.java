/** Functions that rules about Kubernetes may call. */
@NullMarked
package io.secnumscan.k8s.function;

import org.jspecify.annotations.NullMarked;
