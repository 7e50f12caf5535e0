package io.secnumscan.openstack.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The projects that images are shared with. Glance lists them image by image, for shared ones only; a project sees all of its
 * own images' and only itself among those of others, which are left out for that.
 */
final class MemberCollector implements Collector {
    private final Access glance;
    private final Reading reading;

    MemberCollector(Access glance, Reading reading) {
        this.glance = glance;
        this.reading = reading;
    }

    private record Shared(String id, String owner) {}

    @Override
    public String type() {
        return GlancePlan.MEMBER;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of(
                Visibility.SHARED.list(glance, false).planned(),
                Visibility.SHARED.list(glance, true).planned(),
                members(PlannedCall.ID).planned().each(new Text("shared image", "image partagée")));
    }

    private ListCall members(String image) {
        return glance.list(
                "images/" + SafeId.encoded(image) + "/members", "", "members", 0, "listing an image's members");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        GatheringSink<Shared> images = new GatheringSink<>(
                (call, row) -> new Shared(row.id(), row.attributes().path("owner").asText()));
        Repeated lists = new Repeated(new Coverage.Complete(0), "lists of images", images);
        for (boolean hidden : List.of(false, true)) {
            lists.add(Visibility.SHARED.read(glance, hidden, images, MemberCollector::image));
        }
        Repeated calls = new Repeated(lists.coverage(), "shared images", sink);
        for (Shared image : images.gathered()) {
            if (calls.hopeless()) {
                break;
            }
            if (isOwn(image)) {
                Coverage read = Listing.read(
                        glance.identity(),
                        members(image.id()),
                        sink, element -> Optional.of(member(element, image)));
                calls.add(read);
            }
        }
        return Proof.judge(calls.coverage(), reading.view(), GlancePlan.ADMIN);
    }

    private boolean isOwn(Shared image) {
        return !(reading.view() instanceof View.Project(String id)) || image.owner().equals(id);
    }

    private static Optional<Item.Found> image(JsonNode image) throws IOException {
        return Optional.of(new Item.Found(Scope.ALL, SafeId.check(image.path("id").asText()), "", image));
    }

    private static Item.Found member(JsonNode element, Shared image) throws IOException {
        String project = element.path("member_id").asText();
        if (project.isEmpty() || !(element instanceof ObjectNode object)) {
            throw new IOException("an image's member has no project");
        }
        ObjectNode whole = object.deepCopy();
        whole.put("image_id", image.id());
        Scope scope = Scope.ALL;
        if (!image.owner().isEmpty()) {
            whole.put("owner", image.owner());
            scope = Scope.of("project", image.owner());
        }
        return new Item.Found(scope, image.id() + "/" + project, project, whole);
    }
}
