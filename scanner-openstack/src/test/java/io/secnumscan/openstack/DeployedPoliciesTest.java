package io.secnumscan.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.compute.NovaPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The policy lines that are shipped are those that collectors name when they are refused. */
class DeployedPoliciesTest {
    private static final Path FOLDER = Path.of("..", "deploy", "openstack");
    private static final Pattern LINE = Pattern.compile("\"([^\"]+)\": \"(.*)\"");
    /** Shows attributes of servers; no list is refused for want of it. */
    private static final String ATTRIBUTES = "os_compute_api:os-extended-server-attributes";

    @Test
    void novasLinesAreThoseOfItsLists() throws IOException {
        TreeSet<String> named = new TreeSet<>(Set.of(ATTRIBUTES));
        Pattern line = Pattern.compile("nova/policy.yaml: \"([^\"]+)\": .*");
        Grants.of(NovaPlan.rights()).stream().map(Text::en).map(line::matcher).filter(Matcher::matches)
                .forEach(found -> named.add(found.group(1)));

        assertEquals(named, policies("nova.policy.yaml"));
    }

    @Test
    void everyLineOpensToTheScannersRoleAndKeepsWhatWasThere() throws IOException {
        for (String file : List.of("nova.policy.yaml", "octavia.policy.yaml")) {
            for (String line : lines(file)) {
                assertTrue(line.matches("\"[^\"]+\": \"rule:\\S+ or .*role:secnumscan\""), line);
            }
        }
    }

    @Test
    void noLineChangesWhatMakesAnAdministrator() throws IOException {
        for (String file : List.of("nova.policy.yaml", "octavia.policy.yaml")) {
            assertTrue(policies(file).stream().noneMatch(policy -> policy.contains("admin")), file);
        }
    }

    private static TreeSet<String> policies(String file) throws IOException {
        TreeSet<String> policies = new TreeSet<>();
        for (String line : lines(file)) {
            Matcher matcher = LINE.matcher(line);
            assertTrue(matcher.matches(), line);
            policies.add(matcher.group(1));
        }
        return policies;
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file)).lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
