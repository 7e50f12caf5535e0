package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.identity.UserDirectory;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Key pairs, which Nova lists for one user at a time: for oneself, and from microversion 2.10 for others to an administrator.
 * A list does not name the user, so that the resource is {@code {user_id, keypair}}; its id is USER/NAME.
 */
final class KeypairCollector implements Collector {
    static final String TYPE = "openstack.compute.keypair";
    static final Text RIGHT = new Text(
            "role admin on a project (Nova policy os_compute_api:os-keypairs:index), and the list of users",
            "rôle admin sur un projet (politique os_compute_api:os-keypairs:index de Nova), et la liste des utilisateurs");
    private static final int PER_USER = 10;
    private static final int PAGED = 35;

    private final Nova nova;
    private final UserDirectory directory;

    /** @param directory of whom sees most users; need not be the identity that asks Nova */
    KeypairCollector(Nova nova, UserDirectory directory) {
        this.nova = nova;
        this.directory = directory;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        if (!ofAll()) {
            return List.of(list("").planned());
        }
        List<PlannedCall> calls = new ArrayList<>(directory.calls());
        calls.add(list(ofUser(PlannedCall.ID)).planned().each(new Text("user", "utilisateur")));
        calls.add(list("").planned().when(new Text("if no user is listed", "si aucun utilisateur n'est énuméré")));
        return calls;
    }

    private boolean ofAll() {
        return nova.view() instanceof View.Cloud && nova.address().speaks(PER_USER);
    }

    private static String ofUser(String user) {
        return "user_id=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        return Proof.judge(ofAll() ? all(sink) : own(sink), nova.view(), RIGHT);
    }

    private Coverage all(ResourceSink sink) {
        UserDirectory.Users users = directory.users();
        Coverage listed = Proof.judge(users.coverage(), directory.keystone().owned(), RIGHT);
        if (!(directory.keystone().owned() instanceof View.Cloud) && listed instanceof Coverage.Complete(long count)) {
            listed = Coverage.partial(count, Cause.FILTERED, "users of one domain only could be listed");
        }
        Repeated calls = new Repeated(listed, "users", sink);
        for (String user : users.ids()) {
            if (calls.hopeless()) {
                break;
            }
            calls.add(list(user, ofUser(user), sink));
        }
        if (users.ids().isEmpty()) {
            calls.add(list(nova.identity().token().userId(), "", sink));
        }
        return calls.coverage();
    }

    private Coverage own(ResourceSink sink) {
        Coverage read = list(nova.identity().token().userId(), "", sink);
        return read instanceof Coverage.Complete(long count)
                ? new Coverage.Partial(
                        count,
                        Cause.FORBIDDEN,
                        "only the key pairs of the identity's own user were read",
                        Optional.of(RIGHT))
                : read;
    }

    private Coverage list(String user, String query, ResourceSink sink) {
        return Listing.read(
                nova.identity(),
                list(query),
                sink,
                element -> Optional.of(keypair(user, element)));
    }

    private ListCall list(String query) {
        int page = nova.address().speaks(PAGED) ? NovaPlan.PAGE : 0;
        return nova.list("os-keypairs", query, "keypairs", page, "listing the key pairs of a user");
    }

    private static Item.Found keypair(String user, JsonNode element) throws IOException {
        JsonNode keypair = element.path("keypair");
        String name = keypair.path("name").asText();
        if (name.isEmpty()) {
            throw new IOException("a key pair has no name");
        }
        ObjectNode attributes = JsonPage.JSON.createObjectNode().put("user_id", user);
        attributes.set("keypair", keypair);
        return new Item.Found(Scope.of("user", user), user + "/" + name, name, attributes);
    }
}
