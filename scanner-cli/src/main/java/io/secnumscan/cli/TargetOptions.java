package io.secnumscan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which deployments to read. Secrets are never flags: they stay in clouds.yaml, OS_* and the kubeconfig. */
final class TargetOptions {
    @Option(names = "--os-cloud", paramLabel = "CLOUD[,…]",
            description = "an entry of clouds.yaml, or several of one cloud")
    List<String> clouds = new ArrayList<>();

    @Option(names = "--os-region", paramLabel = "REGION",
            description = "only this region (default: each of the catalogue)")
    List<String> regions = new ArrayList<>();

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "a cluster's kubeconfig; its current context")
    List<Path> kubeconfigs = new ArrayList<>();

    @Option(names = "--kube-context", paramLabel = "NAME", description = "this context of the kubeconfig")
    List<String> contexts = new ArrayList<>();

    @Option(names = "--read-certificates",
            description = "read Secrets of type kubernetes.io/tls for their certificates; the keys are dropped at once")
    boolean certificates;

    @Option(names = "--config", paramLabel = "FILE", description = "targets and perimeter (default: ./secnumscan.yaml)")
    Optional<Path> config = Optional.empty();

    @Option(names = "--max-rps", paramLabel = "N", description = "requests a second to each target, at most")
    Optional<Double> maxRps = Optional.empty();

    boolean none() {
        return clouds.isEmpty() && kubeconfigs.isEmpty() && contexts.isEmpty();
    }
}
