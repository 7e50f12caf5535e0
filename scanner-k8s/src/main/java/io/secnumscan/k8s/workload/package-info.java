/** What runs: pods, and the controllers that make them. */
@NullMarked
package io.secnumscan.k8s.workload;

import org.jspecify.annotations.NullMarked;
