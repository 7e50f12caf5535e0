package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The clouds of clouds.yaml with their part of secure.yaml and of the profile that they name. */
final class Clouds {
    private static final String KEY = "clouds";

    private final ConfigSearch search;
    private final Optional<Path> file;
    private final SortedMap<String, YamlMap> clouds;
    private final SortedMap<String, YamlMap> profiles;

    private Clouds(
            ConfigSearch search, Optional<Path> file, SortedMap<String, YamlMap> clouds,
            SortedMap<String, YamlMap> profiles) {
        this.search = search;
        this.file = file;
        this.clouds = clouds;
        this.profiles = profiles;
    }

    static Clouds load(ConfigSearch search) throws TargetException {
        Optional<Path> file = search.clouds();
        SortedMap<String, YamlMap> clouds = section(file, KEY);
        section(search.secure(), KEY)
                .forEach((name, secrets) -> clouds.merge(name, secrets, MergeKeys::merge));
        return new Clouds(search, file, clouds, section(search.profiles(), "public-clouds"));
    }

    /** The name of the only cloud; empty when there are none or several. */
    Optional<String> only() {
        return clouds.size() == 1 ? Optional.of(clouds.firstKey()) : Optional.empty();
    }

    /** The settings of a cloud, its profile's below its own. */
    Settings settings(String name) throws TargetException {
        YamlMap cloud = clouds.get(name);
        if (cloud == null) {
            throw new TargetException(
                    new Text("no cloud '" + name + "' ", "aucun cloud « " + name + " » ").and(inFile()).then(known()));
        }
        Optional<YamlNode> profile = cloud.get("profile").or(() -> cloud.get("cloud"));
        YamlMap whole = profile.isPresent() ? MergeKeys.merge(profile(name, profile.get()), cloud) : cloud;
        return Settings.ofCloud(name, whole, search);
    }

    /** What to choose from, for a message. */
    Text known() {
        if (clouds.isEmpty()) {
            String folders = search.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
            return new Text(
                    "looked for clouds.yaml in " + folders + "; OS_CLIENT_CONFIG_FILE may name another",
                    "clouds.yaml cherché dans " + folders + " ; OS_CLIENT_CONFIG_FILE peut en nommer un autre");
        }
        String names = String.join(", ", clouds.keySet());
        return new Text("it knows: " + names, "clouds connus : " + names);
    }

    private YamlMap profile(String cloud, YamlNode named) throws TargetException {
        String name = named instanceof YamlScalar scalar ? scalar.text() : "";
        YamlMap profile = profiles.get(name);
        if (profile == null) {
            throw new TargetException(new Text(
                    "cloud '" + cloud + "' takes over the profile '" + name
                            + "', which no clouds-public.yaml has; write its settings (auth_url, …) into the cloud itself",
                    "le cloud « " + cloud + " » reprend le profil « " + name
                            + " », qu'aucun clouds-public.yaml ne contient ; écrire ses paramètres (auth_url, …) dans le"
                            + " cloud lui-même")
                    .at(named.at().toString()));
        }
        return profile;
    }

    private Text inFile() {
        return file.map(path -> new Text("in " + path, "dans " + path))
                .orElse(new Text(
                        "is configured, since there is no clouds.yaml",
                        "n'est configuré, car il n'y a pas de clouds.yaml"));
    }

    private static SortedMap<String, YamlMap> section(Optional<Path> file, String key) throws TargetException {
        SortedMap<String, YamlMap> found = new TreeMap<>();
        if (file.isEmpty()) {
            return found;
        }
        Optional<YamlMap> section = ConfigFile.section(ConfigFile.read(file.get()), key);
        if (section.isPresent()) {
            for (var entry : section.get().entries().entrySet()) {
                YamlNode value = entry.getValue().value();
                if (!(value instanceof YamlMap map)) {
                    throw new TargetException(Text.quoted(entry.getKey())
                            .and(new Text(
                                    " is a map of settings, and this is " + value.kind().en(),
                                    " est un dictionnaire de paramètres, et ceci est " + value.kind().fr()))
                            .at(value.at().toString()));
                }
                found.put(entry.getKey(), new YamlMap(map.entries(), entry.getValue().key().at()));
            }
        }
        return found;
    }
}
