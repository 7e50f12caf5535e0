package io.secnumscan.openstack.blockstorage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Volume types, each with how it encrypts ({@code encryption}, null for one that doesn't) and, where it isn't offered to
 * everyone, with the projects that may use it ({@code access}). Both are calls of their own and for administrators; what is
 * refused is left out, which reads as not seen.
 */
final class VolumeTypeCollector implements Collector {
    private final Access access;
    private final Reading reading;
    private final Item item;

    VolumeTypeCollector(Access access, Reading reading, Item item) {
        this.access = access;
        this.reading = reading;
        this.item = item;
    }

    private record Listed(int call, Item.Found row) {}

    @Override
    public String type() {
        return CinderPlan.VOLUME_TYPE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of(
                list().planned(),
                access.planned(encryption(PlannedCall.ID)).each(new Text("volume type", "type de volume")),
                access.planned(users(PlannedCall.ID))
                        .each(new Text("volume type that is not public", "type de volume non public")));
    }

    private ListCall list() {
        return access.list("types", "is_public=None", "volume_types", CinderPlan.PAGE, "listing volume types");
    }

    private static String encryption(String type) {
        return "types/" + SafeId.encoded(type) + "/encryption";
    }

    private static String users(String type) {
        return "types/" + SafeId.encoded(type) + "/os-volume-type-access";
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        GatheringSink<Listed> listed = new GatheringSink<>(Listed::new);
        Coverage read = Listing.read(
                access.identity(),
                list(),
                listed, reading.own(item));
        Repeated calls = new Repeated(read, "questions about volume types", sink);
        for (Listed type : listed.gathered()) {
            Item.Found row = type.row();
            ObjectNode whole = row.attributes().deepCopy();
            if (SafeId.isSafe(row.id()) && !calls.hopeless()) {
                complete(whole, row.id(), calls);
            }
            sink.add(type.call(), row.scope(), row.id(), row.name(), whole);
        }
        sink.endPage();
        return Proof.judge(calls.coverage(), reading.view(), CinderPlan.ADMIN);
    }

    private void complete(ObjectNode type, String id, Repeated calls) {
        ask(encryption(id), "asking how a volume type encrypts", calls, VolumeTypeCollector::isEncryption)
                .ifPresent(body -> type.set("encryption", body.isEmpty() ? type.nullNode() : body));
        if (!type.path("is_public").asBoolean(true)) {
            ask(users(id), "listing who may use a volume type", calls,
                    VolumeTypeCollector::isAccess)
                    .ifPresent(body -> type.set("access", body.path("volume_type_access")));
        }
    }

    private Optional<JsonNode> ask(String path, String what, Repeated calls, Predicate<JsonNode> shape) {
        Documents.Document answer = access.get(path);
        Optional<JsonNode> body = answer.body().filter(shape);
        Coverage read;
        if (body.isPresent()) {
            read = new Coverage.Complete(1);
        } else if (answer.answer() instanceof ApiAnswer.Success) {
            read = Coverage.unavailable(Cause.UNREADABLE, what + ": an answer of another shape");
        } else {
            read = ApiAnswer.notRead(answer.answer(), what);
        }
        calls.add(read);
        return body;
    }

    private static boolean isAccess(JsonNode body) {
        JsonNode list = body.path("volume_type_access");
        return list.isArray() && list.valueStream().allMatch(one -> one.path("project_id").isTextual());
    }

    /** Empty for a type that doesn't encrypt. */
    private static boolean isEncryption(JsonNode body) {
        return body.isObject() && (body.isEmpty() || body.path("provider").isTextual());
    }
}
