/** What the control plane was told: the ConfigMaps in which kubeadm keeps it. */
@NullMarked
package io.secnumscan.k8s.controlplane;

import org.jspecify.annotations.NullMarked;
