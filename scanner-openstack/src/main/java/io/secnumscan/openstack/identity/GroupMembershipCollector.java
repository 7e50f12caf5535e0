package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in which group: one list a group. A membership is {@code {group_id, user}}, the user as the API shows it; its id is
 * GROUP/USER, its scope the group's domain.
 */
final class GroupMembershipCollector implements Collector {
    private final String type;
    private final Reading reading;
    private final PerDomain groups;

    GroupMembershipCollector(String type, Reading reading, PerDomain groups) {
        this.type = type;
        this.reading = reading;
        this.groups = groups;
    }

    private record Group(String id, Scope scope) {}

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        Text group = new Text("group", "groupe");
        List<PlannedCall> calls = new ArrayList<>(groups.calls());
        calls.add(members(PlannedCall.ID).planned().each(group));
        calls.add(PlannedCall.get(KeystoneCalls.address(reading.identity(), path(PlannedCall.ID)))
                .each(group).when(Repeated.NOT_FOUND));
        return calls;
    }

    private static String path(String group) {
        return "groups/" + KeystoneCalls.encoded(group);
    }

    private ListCall members(String group) {
        return KeystoneCalls.list(
                reading.identity(), path(group) + "/users", "", "users", "listing the members of a group");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        GatheringSink<Group> found = new GatheringSink<>((call, row) -> new Group(row.id(), row.scope()));
        Coverage listed = groups.read(found, reading.own(GroupMembershipCollector::group)).coverage();
        Repeated calls = new Repeated(listed, "groups", sink);
        for (Group group : found.gathered()) {
            calls.add(
                    group.id(), members(group, sink), () -> Repeated.isGone(reading.identity(), path(group.id())));
        }
        return Proof.judge(calls.coverage(this::listedNow), reading.view(), Rights.OWNED);
    }

    private Optional<Set<String>> listedNow() {
        GatheringSink<String> ids = new GatheringSink<>((call, row) -> row.id());
        return groups.read(ids, GroupMembershipCollector::group).coverage() instanceof Coverage.Complete
                ? Optional.of(Set.copyOf(ids.gathered()))
                : Optional.empty();
    }

    private Coverage members(Group group, ResourceSink sink) {
        return Listing.read(
                reading.identity(),
                members(group.id()),
                sink,
                element -> Optional.of(membership(group, element)));
    }

    private static Optional<Item.Found> group(JsonNode element) throws IOException {
        String domain = element.path("domain_id").asText();
        Scope scope = domain.isEmpty() ? Scope.ALL : Scope.of("domain", domain);
        return Optional.of(new Item.Found(scope, Elements.id(element), "", element));
    }

    private static Item.Found membership(Group group, JsonNode user) throws IOException {
        ObjectNode attributes = JsonPage.JSON.createObjectNode().put("group_id", group.id());
        attributes.set("user", user);
        return new Item.Found(
                group.scope(), group.id() + "/" + Elements.id(user), user.path("name").asText(), attributes);
    }
}
