package io.secnumscan.core.referential;

import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One referential with everything that hangs on it: the map from rules to its requirements, and the profiles. */
public record Library(Referential referential, RuleMap map, SortedMap<String, Profile> profiles) {
    /** The referential that a scan is about. */
    public static final String SECNUMCLOUD = "secnumcloud-3.2";

    public Library {
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
    }

    /**
     * Loads a referential of the shipped rules folder.
     *
     * @param root the shipped rules folder
     * @param own folders of one's own rules; each may hold a {@code map.yaml} and {@code profiles/}
     * @param rules of all these folders
     * @return empty when it can't be read as YAML; {@code problems} then says why
     */
    public static Optional<Library> load(
            Path root, List<Path> own, String name, RuleIds rules, Parameters parameters, Problems problems) {
        Path folder = root.resolve("referentials").resolve(name);
        return ReferentialFile.load(folder, problems).map(referential -> {
            RuleMap map = RuleMapFiles.load(folder, own, referential, rules, problems);
            SortedMap<String, Profile> profiles = new TreeMap<>();
            own.forEach(path -> profiles.putAll(ProfileFiles.load(path, referential, rules, parameters, problems)));
            profiles.putAll(ProfileFiles.load(root, referential, rules, parameters, problems));
            return new Library(referential, map, profiles);
        });
    }
}
