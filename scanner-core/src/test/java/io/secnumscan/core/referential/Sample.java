package io.secnumscan.core.referential;

import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small referential on disk: one requirement of each kind that matters. */
public final class Sample {
    /** Rules of two platforms; {@code os-old} is an older name of {@code os-a}. */
    public static final RuleIds RULES = new RuleIds(
            new TreeMap<>(Map.of("os-a", "openstack", "os-b", "openstack", "k8s-a", "kubernetes")),
            new TreeMap<>(Map.of("os-old", "os-a")));

    private static final String HEAD = """
            referential: sample-1
            title: {en: Sample, fr: Exemple}
            version: '1'
            publisher: nobody
            date: 2026-01-01
            source: made up
            chapters: {'9': {en: Access, fr: Accès}}
            sections: {'9.1': {en: Policies, fr: Politiques}}
            themes: {access: {en: Access, fr: Accès}}
            requirements:
            """;

    private final Path root;
    private final Problems problems;

    /** @param root an empty folder */
    public Sample(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** 9.1.a scored · 9.1.b recommended · 9.1.c supported only · 9.1.d beyond configuration · 9.1.e for CaaS, in full. */
    public Sample withRequirements() {
        return requirements(HEAD
                + requirement("9.1.a", "all", "requirement", "partial", "yes", true)
                + requirement("9.1.b", "all", "recommendation", "partial", "yes", true)
                + requirement("9.1.c", "all", "requirement", "partial", "no", true)
                + requirement("9.1.d", "all", "requirement", "none", "no", false)
                + requirement("9.1.e", "caas", "requirement", "full", "yes", true));
    }

    public static String head() {
        return HEAD;
    }

    public static String requirement(
            String id, String services, String binding, String coverage, String scored, boolean themed) {
        return """
                  - id: %s
                    title: {en: title of %s, fr: titre de %s}
                    summary: {en: s, fr: s}
                    nature: technical
                    services: [%s]
                    binding: %s
                    coverage: %s
                    scored: %s
                %s    note: {en: n, fr: n}
                """.formatted(id, id, id, services, binding, coverage, scored, themed ? "    theme: access\n" : "");
    }

    public Sample requirements(String text) {
        return write("referentials/sample-1/requirements.yaml", text);
    }

    public Sample map(String platform, String text) {
        return write("referentials/sample-1/map/" + platform + ".yaml", text);
    }

    public Sample write(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Library load(Path... own) {
        return Library.load(root, List.of(own), "sample-1", RULES,
                new io.secnumscan.core.perimeter.Parameters(new TreeMap<>()), problems).orElseThrow();
    }

    public SortedMap<String, Profile> profiles() {
        return load().profiles();
    }

    /** A profile that looks at everything. */
    public static Profile everything() {
        return new Profile("all", new io.secnumscan.core.text.Text("All", "Tout"), "sample-1", Role.PROVIDER,
                java.util.EnumSet.allOf(ServiceModel.class), java.util.Optional.empty(), new java.util.TreeSet<>(),
                new TreeMap<>());
    }
}
