package io.secnumscan.core.platform;

import java.util.List;
import java.util.Map;

/**
 * One target as the command line or {@code secnumscan.yaml} names it. Secrets are never part of it: they stay where the
 * platform's own tools find them.
 *
 * @param name unique among the targets of a run; what reports call it
 * @param platform {@link Platform#name()}
 * @param identities the names of the identities to read with, widest first; OpenStack: entries of clouds.yaml (empty:
 *     {@code OS_*}); Kubernetes: contexts of the kubeconfig (empty: the current one)
 * @param regions regions to read; empty means every region of the catalogue
 * @param files configuration files named by flag or file ({@code --kubeconfig}); empty means the platform's own search
 *     order
 * @param environment the environment variables, passed in so that tests and several targets can differ
 */
public record TargetSpec(
        String name,
        String platform,
        List<String> identities,
        List<String> regions,
        List<String> files,
        Map<String, String> environment) {
    public TargetSpec {
        identities = List.copyOf(identities);
        regions = List.copyOf(regions);
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }
}
