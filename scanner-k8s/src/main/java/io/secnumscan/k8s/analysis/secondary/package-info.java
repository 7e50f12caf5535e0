/** Networks that pods have beside the cluster's own. */
@NullMarked
package io.secnumscan.k8s.analysis.secondary;

import org.jspecify.annotations.NullMarked;
