package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the identities of a target. */
public final class CloudConfigs {
    /** Variables that choose or place a cloud and describe none. */
    private static final Set<String> SELECTORS = Set.of(
            "OS_CLOUD",
            "OS_REGION_NAME",
            "OS_CLIENT_CONFIG_FILE",
            "OS_CLIENT_SECURE_FILE",
            "OS_CLIENT_VENDOR_FILE",
            "OS_CLOUD_NAME");

    private CloudConfigs() {}

    /**
     * @param names clouds of clouds.yaml; when empty: {@code OS_CLOUD}, else {@code OS_*}, else the only cloud there is
     * @throws TargetException for a file, cloud or setting that is missing or wrong, with the way out
     */
    public static List<CloudConfig> find(ConfigSearch search, List<String> names) throws TargetException {
        Clouds clouds = Clouds.load(search);
        List<CloudConfig> found = new ArrayList<>();
        for (String name : names) {
            found.add(new CloudReader(clouds.settings(name)).read());
        }
        return found.isEmpty() ? List.of(unnamed(search, clouds)) : found;
    }

    private static CloudConfig unnamed(ConfigSearch search, Clouds clouds) throws TargetException {
        Optional<String> chosen = search.variable("OS_CLOUD");
        if (chosen.isPresent()) {
            return new CloudReader(clouds.settings(chosen.get())).read();
        }
        if (describesCloud(search.environment())) {
            String name = search.variable("OS_CLOUD_NAME").orElse("envvars");
            return new CloudReader(Settings.ofEnvironment(name, search)).read();
        }
        Optional<String> only = clouds.only();
        if (only.isPresent()) {
            return new CloudReader(clouds.settings(only.get())).read();
        }
        throw new TargetException(new Text(
                "no OpenStack cloud was chosen; name one with --os-cloud or OS_CLOUD, or set OS_AUTH_URL and"
                        + " the other OS_* variables",
                "aucun cloud OpenStack n'est choisi ; en nommer un par --os-cloud ou OS_CLOUD, ou définir OS_AUTH_URL et"
                        + " les autres variables OS_*")
                .then(clouds.known().at("clouds.yaml")));
    }

    private static boolean describesCloud(Map<String, String> environment) {
        return environment.entrySet().stream()
                .anyMatch(variable -> variable.getKey().startsWith("OS_")
                        && !SELECTORS.contains(variable.getKey())
                        && !variable.getKey().startsWith("OS_TEST")
                        && !variable.getKey().startsWith("OS_LOG")
                        && !variable.getKey().startsWith("OS_STD")
                        && !variable.getValue().isBlank());
    }
}
