package io.secnumscan.k8s.analysis.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the API server itself makes of roles and bindings. The label that it gives them proves nothing by itself, since
 * anybody who may write roles can give it, and what it made can be changed: so names, roles, rights and subjects are compared.
 */
final class Bootstrap {
    private static final String LABEL = "kubernetes.io/bootstrapping";
    private static final String VALUE = "rbac-defaults";
    private static final String UNLABELLED = "-";
    private static final String ROLE = "=";
    private static final Map<String, List<String>> KNOWN = read();

    private Bootstrap() {}

    /**
     * Whether a role is one of those and grants nothing beyond what it has always granted.
     *
     * @param rules of it, and of those that it aggregates
     */
    static boolean isRole(String id, JsonNode role, JsonNode rules) {
        return labelled(role) && StockRoles.grants(id, PolicyRule.effective(rules, true));
    }

    /**
     * Whether a binding is one of those and leads to the role that it has always led to; who was added to it is for
     * {@link #isSubject} to tell.
     */
    static boolean isBinding(String id, JsonNode binding) {
        List<String> known = KNOWN.get(id);
        return known != null
                && (known.contains(UNLABELLED) || labelled(binding))
                && known.stream().filter(word -> word.startsWith(ROLE)).map(word -> word.substring(1)).findFirst()
                        .orElse(roleOfItsName(id)).equals(RoleRef.of(binding, id.split("/", -1)[1]).id());
    }

    /** Whether the subject is one that such a binding had from the start. */
    static boolean isSubject(String id, JsonNode binding, String subject) {
        return KNOWN.getOrDefault(id, List.of()).contains(subject) && isBinding(id, binding);
    }

    /** {@code RoleBinding/ns/x} leads to {@code Role/ns/x} unless the list says otherwise. */
    private static String roleOfItsName(String binding) {
        return binding.replaceFirst("RoleBinding/", "Role/");
    }

    private static boolean labelled(JsonNode object) {
        return object.path("metadata").path("labels").path(LABEL).asText().equals(VALUE);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> known = new TreeMap<>();
        try (InputStream stream = Bootstrap.class.getResourceAsStream("bootstrap.txt")) {
            if (stream == null) {
                throw new IllegalStateException("bootstrap.txt is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = List.of(line.split(" "));
                known.put(words.getFirst(), words.subList(1, words.size()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }
}
