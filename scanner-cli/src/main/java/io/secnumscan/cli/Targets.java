package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionRun.Source;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be read, from flags, else from the configuration file.
 *
 * @param config the file that was read; its perimeter and profile count too
 */
record Targets(List<Source> sources, HttpLimits limits, Optional<ConfigFile> config) {
    private static final Text NONE = new Text("""
            no target: name what to scan
              --os-cloud CLOUD        an entry of clouds.yaml (OS_CLOUD and OS_* count too)
              --kubeconfig FILE       a Kubernetes cluster
              --config FILE           several, in a secnumscan.yaml""", """
            aucune cible : nommer ce qui est à analyser
              --os-cloud CLOUD        une entrée de clouds.yaml (OS_CLOUD et OS_* comptent aussi)
              --kubeconfig FICHIER    un cluster Kubernetes
              --config FICHIER        plusieurs, dans un secnumscan.yaml""");
    private static final Text TRY = new Text(
            "\nor try it on a simulated cloud: secnumscan demo",
            "\nou essayer sur un cloud simulé : secnumscan demo");

    /** @throws BadInputException when there is none, or a file or name is wrong */
    static Targets of(TargetOptions options, Shell shell, List<Platform> platforms) {
        Optional<ConfigFile> config = config(options, shell);
        List<TargetSpec> specs = new ArrayList<>(options.none() ? List.of() : ofFlags(options, shell, platforms));
        if (specs.isEmpty()) {
            specs.addAll(config.map(ConfigFile::targets).orElse(List.of()));
            refuseRegions(specs, options);
        }
        if (specs.isEmpty()
                && (shell.environment().containsKey("OS_CLOUD") || shell.environment().containsKey("OS_AUTH_URL"))) {
            specs.add(openstack("", options, shell));
        }
        if (specs.isEmpty()) {
            throw new BadInputException(CommandProvider.areSome() ? NONE.and(TRY) : NONE);
        }
        HttpLimits limits = limits(options, config.map(ConfigFile::limits).orElse(HttpLimits.DEFAULT));
        return new Targets(specs.stream().map(spec -> source(spec, platforms)).toList(), limits, config);
    }

    /**
     * Looks for mistakes before any request, so that no snapshot is made when they leave nothing to read. One target that
     * may be read is enough: the others then are reported as unreachable.
     *
     * @throws BadInputException that says each of them
     */
    void refuseIfNoneIsUsable() {
        Set<Text> mistakes = new LinkedHashSet<>();
        for (Source source : sources) {
            try {
                source.platform().check(source.spec());
                return;
            } catch (TargetException e) {
                mistakes.add(e.text());
            }
        }
        throw new BadInputException(Text.join("\n", List.copyOf(mistakes)));
    }

    /** A scan that was meant for one region must not read all of them. */
    private static void refuseRegions(List<TargetSpec> ofConfig, TargetOptions options) {
        if (!ofConfig.isEmpty() && !options.regions.isEmpty()) {
            throw new BadInputException(new Text(
                    "--os-region goes with --os-cloud; a target of the configuration file has its own: regions: [REGION]",
                    "--os-region va avec --os-cloud ; une cible du fichier de configuration a les siennes : regions: [REGION]"));
        }
    }

    /** The flag bounds a target as a whole; what the file says of each endpoint still holds. */
    private static HttpLimits limits(TargetOptions options, HttpLimits ofFile) {
        if (options.maxRps.isEmpty()) {
            return ofFile;
        }
        double most = options.maxRps.get();
        if (!(most >= ConfigFile.LEAST_RPS && most <= ConfigFile.MOST_RPS)) {
            throw new BadInputException(new Text(
                    "--max-rps is a number from " + ConfigFile.LEAST_RPS + " to " + ConfigFile.MOST_RPS,
                    "--max-rps est un nombre de " + ConfigFile.LEAST_RPS + " à " + ConfigFile.MOST_RPS));
        }
        return ofFile.withTargetRequestsPerSecond(most);
    }

    private static Optional<ConfigFile> config(TargetOptions options, Shell shell) {
        Path standard = shell.resolve(Path.of(ConfigFile.DEFAULT_NAME));
        Optional<Path> path = options.config.map(shell::resolve)
                .or(() -> options.none() && Files.exists(standard) ? Optional.of(standard) : Optional.empty());
        Problems problems = new Problems();
        Optional<ConfigFile> config = path.map(file -> ConfigFile.read(file, shell.environment(), problems));
        problems.throwIfAny();
        return config;
    }

    private static List<TargetSpec> ofFlags(TargetOptions options, Shell shell, List<Platform> platforms) {
        List<TargetSpec> specs = new ArrayList<>();
        options.clouds.forEach(cloud -> specs.add(openstack(cloud, options, shell)));
        List<String> files = options.kubeconfigs.stream().map(file -> shell.resolve(file).toString()).toList();
        if (options.contexts.isEmpty()) {
            List<TargetSpec> clusters = files.stream()
                    .map(file -> kubernetes(stem(file), List.of(), List.of(file), options, shell))
                    .toList();
            specs.addAll(TargetNames.known(clusters, platforms));
        }
        options.contexts.forEach(context -> specs.add(kubernetes(context, List.of(context), files, options, shell)));
        return distinct(specs);
    }

    private static TargetSpec openstack(String clouds, TargetOptions options, Shell shell) {
        List<String> identities =
                Arrays.stream(clouds.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
        String name = identities.isEmpty() ? shell.environment().getOrDefault("OS_CLOUD", "openstack")
                : identities.getFirst();
        return new TargetSpec(name, "openstack", identities, options.regions, List.of(), shell.environment());
    }

    private static TargetSpec kubernetes(
            String name, List<String> contexts, List<String> files, TargetOptions options, Shell shell) {
        return new TargetSpec(name, "kubernetes", contexts, List.of(), files, shell.environment())
                .withCertificates(options.certificates);
    }

    /** Names are the reports' words for targets, so two that would be called the same are told apart by number. */
    private static List<TargetSpec> distinct(List<TargetSpec> specs) {
        List<TargetSpec> named = new ArrayList<>();
        for (TargetSpec spec : specs) {
            String name = spec.name();
            for (int i = 2; taken(named, name); i++) {
                name = spec.name() + "-" + i;
            }
            named.add(spec.named(name));
        }
        return named;
    }

    private static boolean taken(List<TargetSpec> specs, String name) {
        return specs.stream().anyMatch(spec -> spec.name().equals(name));
    }

    private static String stem(String file) {
        String name = Path.of(file).getFileName().toString();
        return name.replaceFirst("\\.(ya?ml|conf|kubeconfig)$", "");
    }

    private static Source source(TargetSpec spec, List<Platform> platforms) {
        Platform platform = platforms.stream()
                .filter(candidate -> candidate.name().equals(spec.platform()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(new Text(
                        "no module of this installation reads " + spec.platform(),
                        "aucun module de cette installation ne lit " + spec.platform())));
        return new Source(spec, platform);
    }
}
