package io.secnumscan.core.referential;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.Suggestion;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlFolder;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Loads {@code <root>/profiles/<name>.yaml}. */
public final class ProfileFiles {
    private final Referential referential;
    private final RuleIds rules;
    private final Parameters parameters;
    private final Problems problems;

    private ProfileFiles(Referential referential, RuleIds rules, Parameters parameters, Problems problems) {
        this.referential = referential;
        this.rules = rules;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** Loads every profile of a rules folder, by name. */
    public static SortedMap<String, Profile> load(
            Path root, Referential referential, RuleIds rules, Parameters parameters, Problems problems) {
        ProfileFiles files = new ProfileFiles(referential, rules, parameters, problems);
        SortedMap<String, Profile> profiles = new TreeMap<>();
        for (Path file : YamlFolder.files(root.resolve("profiles"))) {
            YamlFile.read(file, problems)
                    .map(node -> files.profile(file, MapReader.of(node, "a profile", problems)))
                    .ifPresent(profile -> profiles.put(profile.name(), profile));
        }
        return profiles;
    }

    /** The profile of that name; an unknown one is a problem of {@code --profile} that lists those that exist. */
    public static Optional<Profile> find(SortedMap<String, Profile> profiles, String name, Problems problems) {
        Profile found = profiles.get(name);
        if (found == null) {
            String known = String.join(", ", profiles.keySet());
            Text listed = new Text("profiles: " + known, "profils : " + known);
            problems.add(Position.ofFile("--profile"),
                    new Text("unknown profile '" + name + "'", "profil inconnu « " + name + " »"),
                    Suggestion.nearest(name, profiles.keySet())
                            .map(near -> Suggestion.meant(near).and(Text.verbatim(" ")).and(listed))
                            .orElse(listed));
        }
        return Optional.ofNullable(found);
    }

    private Profile profile(Path file, MapReader map) {
        String expected = YamlFolder.stem(file);
        String name = map.text("profile");
        if (!name.equals(expected)) {
            problems.add(map.at("profile"), "the profile of this file is '" + expected + "', by its name");
        }
        String of = map.text("referential");
        if (!of.equals(referential.name())) {
            problems.unknown(map.at("referential"), "referential", of, List.of(referential.name()));
        }
        Text title = ReferentialFile.text(map.map("title"));
        Role role = RequirementReader.named(Role.class, map, "role");
        Set<ServiceModel> services = services(map);
        Optional<SortedSet<String>> requirements = requirements(map);
        SortedSet<String> without = without(map);
        SortedMap<String, JsonNode> params =
                map.optionalMap("params").map(values -> Perimeter.values(values, parameters)).orElseGet(TreeMap::new);
        map.done();
        return new Profile(expected, title, of, role, services, requirements, without, params);
    }

    private Set<ServiceModel> services(MapReader map) {
        Set<ServiceModel> services = EnumSet.noneOf(ServiceModel.class);
        for (YamlScalar service : map.scalars("services")) {
            RequirementReader.find(ServiceModel.class, service.text()).ifPresentOrElse(services::add,
                    () -> problems.unknown(service.at(), "service", service.text(),
                            RequirementReader.labels(ServiceModel.class)));
        }
        if (services.isEmpty()) {
            problems.add(map.at("services"), "no service", "write 'services: [iaas]'");
        }
        return services;
    }

    private Optional<SortedSet<String>> requirements(MapReader map) {
        Optional<YamlNode> node = map.requiredNode("requirements");
        if (node.isPresent() && node.get() instanceof YamlScalar all && all.text().equals("all")) {
            return Optional.empty();
        }
        SortedSet<String> ids = new TreeSet<>();
        for (YamlScalar id : map.scalars("requirements")) {
            if (!referential.requirements().containsKey(id.text())) {
                problems.unknown(id.at(), "requirement", id.text(), referential.requirements().keySet());
            }
            ids.add(id.text());
        }
        return Optional.of(ids);
    }

    private SortedSet<String> without(MapReader map) {
        SortedSet<String> ids = new TreeSet<>();
        for (YamlScalar name : map.scalars("without_rules")) {
            rules.find(name.text()).ifPresentOrElse(ids::add,
                    () -> problems.unknown(name.at(), "rule", name.text(), rules.ids()));
        }
        return ids;
    }
}
