/** What the Kubernetes API does not say outright: options in force, workloads, permissions, policies that select. */
@NullMarked
package io.secnumscan.k8s.analysis;

import org.jspecify.annotations.NullMarked;
