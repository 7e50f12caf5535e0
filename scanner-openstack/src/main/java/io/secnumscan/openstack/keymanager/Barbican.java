package io.secnumscan.openstack.keymanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Where Barbican's API 1 is, and how it names things: by their addresses, of which the last part is the id. */
final class Barbican {
    static final Kind SECRETS = new Kind(KeyManagerPlan.SECRET, "secret", "secrets");
    static final Kind CONTAINERS = new Kind(KeyManagerPlan.CONTAINER, "container", "containers");

    private Barbican() {}

    /**
     * What a project keeps.
     *
     * @param word for one, as ACLs name it
     * @param list its path, and its name in the answer
     */
    record Kind(String type, String word, String list) {
        Text text() {
            return new Text(word, word.equals("container") ? "conteneur" : word);
        }

        /** Field of an element that holds its address. */
        String reference() {
            return word + "_ref";
        }
    }

    /** Catalogues name the version or not. A project's view is what the token's scope says; the list is refused or whole. */
    static AccessList.Attempt open(Identity identity, URI catalogued) {
        String address = catalogued.toString();
        URI base = address.matches(".*/v1(\\.0)?") ? catalogued : URI.create(address + "/v1");
        View view = Access.ofProject(identity);
        Access access = new Access(identity, base, Map.of(), view);
        return AccessList.Attempt.of(access.get("secrets?limit=1"), answer -> access);
    }

    /**
     * An element with the id that its address ends in.
     *
     * @param project that it belongs to; empty for what belongs to none
     */
    static ObjectNode named(JsonNode element, String reference, String project) throws IOException {
        String address = element.path(reference).asText();
        String id = address.substring(address.lastIndexOf('/') + 1);
        if (id.isEmpty() || !(element instanceof ObjectNode object)) {
            throw new IOException("an element of the list has no " + reference);
        }
        ObjectNode named = object.deepCopy();
        named.put("id", SafeId.check(id));
        if (!project.isEmpty()) {
            named.put("project_id", project);
        }
        return named;
    }

    /** The project whose things a token lists; empty for a token that has none. */
    static String project(Access access) {
        return access.view() instanceof View.Project(String id) ? id : "";
    }
}
