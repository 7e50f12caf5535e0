/** Where kubectl finds a cluster and its credentials: kubeconfig files, exec plugins, the account of a pod. */
@NullMarked
package io.secnumscan.k8s.config;

import org.jspecify.annotations.NullMarked;
