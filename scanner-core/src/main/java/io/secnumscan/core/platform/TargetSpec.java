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
 * @param certificates whether what holds a certificate together with its private key may be read for the certificate;
 *     Kubernetes: Secrets of type {@code kubernetes.io/tls}
 */
public record TargetSpec(
        String name,
        String platform,
        List<String> identities,
        List<String> regions,
        List<String> files,
        Map<String, String> environment,
        boolean certificates) {
    public TargetSpec {
        identities = List.copyOf(identities);
        regions = List.copyOf(regions);
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }

    /** One of which no private key is read. */
    public TargetSpec(
            String name,
            String platform,
            List<String> identities,
            List<String> regions,
            List<String> files,
            Map<String, String> environment) {
        this(name, platform, identities, regions, files, environment, false);
    }

    /** The same under another name. */
    public TargetSpec named(String other) {
        return new TargetSpec(other, platform, identities, regions, files, environment, certificates);
    }

    /** The same, with leave to read certificates where private keys lie beside them. */
    public TargetSpec withCertificates(boolean read) {
        return new TargetSpec(name, platform, identities, regions, files, environment, read);
    }
}
