package io.secnumscan.core.referential;

import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlFolder;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loads maps: {@code <root>/referentials/<name>/map/<platform>.yaml} of the referential, and {@code <dir>/map.yaml} of a
 * folder of one's own rules. One line a rule:
 *
 * <pre>{@code os-sg-ingress-admin-ports: {decides: [13.2.e], supports: [9.6.d]}}</pre>
 */
public final class RuleMapFiles {
    private final Referential referential;
    private final RuleIds rules;
    private final Problems problems;
    private final SortedMap<String, RuleMap.Link> links = new TreeMap<>();
    private final SortedMap<String, Position> places = new TreeMap<>();

    private RuleMapFiles(Referential referential, RuleIds rules, Problems problems) {
        this.referential = referential;
        this.rules = rules;
        this.problems = problems;
    }

    /**
     * Loads and checks every map.
     *
     * @param folder of the referential
     * @param own folders of one's own rules, whose {@code map.yaml}, if any, is read too
     */
    public static RuleMap load(Path folder, List<Path> own, Referential referential, RuleIds rules, Problems problems) {
        RuleMapFiles files = new RuleMapFiles(referential, rules, problems);
        for (Path file : YamlFolder.files(folder.resolve("map"))) {
            files.read(file, Optional.of(YamlFolder.stem(file)));
        }
        for (Path root : own) {
            Path file = root.resolve("map.yaml");
            if (Files.exists(file)) {
                files.read(file, Optional.empty());
            }
        }
        return new RuleMap(files.links);
    }

    private void read(Path file, Optional<String> platform) {
        YamlFile.read(file, problems)
                .map(node -> MapReader.of(node, "a map from rules to requirements", problems))
                .ifPresent(map -> map.forEach((rule, value) -> link(rule, value, platform)));
    }

    private void link(YamlScalar name, YamlNode value, Optional<String> platform) {
        MapReader map = MapReader.of(value, "a link", problems);
        List<String> decides = ids(map, "decides", true);
        List<String> supports = ids(map, "supports", false);
        map.done();
        if (decides.isEmpty() && supports.isEmpty()) {
            problems.add(name.at(), "bears on no requirement", "give 'decides' or 'supports'");
        }
        Optional<String> rule = rules.find(name.text());
        if (rule.isEmpty()) {
            problems.unknown(name.at(), "rule", name.text(), rules.ids());
            return;
        }
        String of = rules.platforms().getOrDefault(rule.get(), "");
        if (platform.isPresent() && !platform.get().equals(of)) {
            problems.add(name.at(), "is a rule of " + of, "put it into map/" + of + ".yaml");
        }
        Position before = places.putIfAbsent(rule.get(), name.at());
        if (before != null) {
            problems.add(name.at(), "the rule '" + rule.get() + "' is linked twice", "it stands first at " + before);
        }
        links.put(rule.get(), new RuleMap.Link(of, decides, supports));
    }

    private List<String> ids(MapReader map, String key, boolean decides) {
        List<String> ids = new ArrayList<>();
        for (YamlScalar id : map.scalars(key)) {
            Requirement requirement = referential.requirements().get(id.text());
            if (requirement == null) {
                problems.unknown(id.at(), "requirement", id.text(), referential.requirements().keySet());
            } else if (decides && !requirement.scored()) {
                problems.add(id.at(),
                        "no rule can decide " + id.text() + ": evidence only supports it, a person judges",
                        "put it under 'supports'");
            }
            ids.add(id.text());
        }
        return ids;
    }
}
