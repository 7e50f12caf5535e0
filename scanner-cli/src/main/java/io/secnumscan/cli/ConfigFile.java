package io.secnumscan.cli;

import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The launcher's part of {@code secnumscan.yaml}: which targets, and how gently. The {@code perimeter} section is the
 * evaluation's.
 *
 * <pre>{@code
 * targets:
 *   - {name: paris, platform: openstack, clouds: [audit-system, audit-project], regions: [par1]}
 *   - {name: prod, platform: kubernetes, kubeconfig: prod.yaml, context: audit, read_certificates: true}
 * http: {requests_per_second: 10, concurrency: 2}
 * profile: provider-iaas
 * waivers: waivers.yaml
 * perimeter: …
 * }</pre>
 */
record ConfigFile(
        Path path, List<TargetSpec> targets, HttpLimits limits, Optional<String> profile, Optional<Path> waivers) {
    static final double LEAST_RPS = 0.1;
    static final double MOST_RPS = 1000;
    static final String DEFAULT_NAME = "secnumscan.yaml";
    private static final Text TARGET = new Text("a target", "une cible");
    private static final List<String> PLATFORMS = List.of("openstack", "kubernetes");

    /** Problems name file, line and column; paths in the file are relative to it. */
    static ConfigFile read(Path path, Map<String, String> environment, Problems problems) {
        Optional<MapReader> root =
                YamlFile.read(path, problems).map(node -> MapReader.of(node, Perimeter.CONFIGURATION, problems));
        if (root.isEmpty()) {
            return new ConfigFile(path, List.of(), HttpLimits.DEFAULT, Optional.empty(), Optional.empty());
        }
        MapReader map = root.get();
        Reader reader = new Reader(path.toAbsolutePath().resolveSibling(""), environment, problems);
        List<TargetSpec> targets = map.list("targets").stream().map(reader::target).toList();
        HttpLimits limits = map.optionalMap("http").map(reader::limits).orElse(HttpLimits.DEFAULT);
        Optional<String> profile = map.optionalText("profile");
        Optional<Path> waivers = map.optionalText("waivers").map(reader::resolve).map(Path::of);
        map.node("perimeter");
        map.done();
        return new ConfigFile(path, targets, limits, profile, waivers);
    }

    private static final class Reader {
        private final Path folder;
        private final Map<String, String> environment;
        private final Problems problems;
        private final Set<String> names = new HashSet<>();

        Reader(Path folder, Map<String, String> environment, Problems problems) {
            this.folder = folder;
            this.environment = environment;
            this.problems = problems;
        }

        TargetSpec target(YamlNode node) {
            MapReader map = MapReader.of(node, TARGET, problems);
            String name = map.text("name");
            if (!names.add(name)) {
                problems.add(map.at("name"),
                        new Text("the name '" + name + "' is taken", "le nom « " + name + " » est déjà pris"),
                        new Text("give each target its own name", "donner à chaque cible un nom à elle"));
            }
            String platform = map.oneOf("platform", PLATFORMS);
            TargetSpec spec = platform.equals("openstack") ? openstack(name, map) : kubernetes(name, map);
            map.done();
            return spec;
        }

        private TargetSpec openstack(String name, MapReader map) {
            List<String> files = map.optionalText("clouds_file").map(this::resolve).stream().toList();
            return new TargetSpec(name, "openstack", map.texts("clouds"), map.texts("regions"), files, environment);
        }

        private TargetSpec kubernetes(String name, MapReader map) {
            List<String> files = map.texts("kubeconfig").stream().map(this::resolve).toList();
            List<String> contexts = new ArrayList<>(map.texts("context"));
            return new TargetSpec(name, "kubernetes", contexts, List.of(), files, environment)
                    .withCertificates(map.bool("read_certificates", false));
        }

        HttpLimits limits(MapReader map) {
            HttpLimits base = HttpLimits.DEFAULT;
            HttpLimits limits = base
                    .withRequestsPerSecond(
                            number(map, "requests_per_second", base.requestsPerSecond(), LEAST_RPS, MOST_RPS))
                    .withConcurrency((int) number(map, "concurrency", base.concurrency(), 1, 64));
            map.done();
            return limits;
        }

        private double number(MapReader map, String key, double otherwise, double least, double most) {
            Optional<YamlScalar> scalar = map.optionalScalar(key);
            if (scalar.isEmpty()) {
                return otherwise;
            }
            try {
                double value = Double.parseDouble(scalar.get().text());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            problems.add(scalar.get().at(), Text.quoted(key).and(new Text(
                    " is a number from " + least + " to " + most, " est un nombre de " + least + " à " + most)));
            return otherwise;
        }

        private String resolve(String file) {
            return folder.resolve(file).normalize().toString();
        }
    }
}
