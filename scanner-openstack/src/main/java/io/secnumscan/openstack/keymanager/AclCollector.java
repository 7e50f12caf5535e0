package io.secnumscan.openstack.keymanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who else may read a project's secrets and containers: a call for each. Barbican answers a default where nobody ever set
 * one. What the ACL is of is added, since no answer says it.
 */
final class AclCollector implements Collector {
    private final Access barbican;
    private final Reading reading;
    private final List<Barbican.Kind> kinds;

    AclCollector(Access barbican, Reading reading, List<Barbican.Kind> kinds) {
        this.barbican = barbican;
        this.reading = reading;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String type() {
        return KeyManagerPlan.ACL;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        List<PlannedCall> calls = new ArrayList<>();
        for (Barbican.Kind kind : kinds) {
            List<PlannedCall> lists = OwnedList.calls(kind, barbican);
            calls.addAll(lists);
            if (!lists.isEmpty()) {
                calls.add(barbican.planned(path(kind, PlannedCall.ID)).each(kind.text()));
            }
        }
        return calls;
    }

    private static String path(Barbican.Kind kind, String id) {
        return kind.list() + "/" + SafeId.encoded(id) + "/acl";
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Repeated calls = new Repeated(new Coverage.Complete(0), "lists and access lists", sink);
        for (Barbican.Kind kind : kinds) {
            GatheringSink<String> ids = new GatheringSink<>((call, row) -> row.id());
            calls.add(OwnedList.read(kind, barbican, ids, element -> Optional.of(
                    new Item.Found(Scope.ALL, element.path("id").asText(), "", element))));
            for (String id : ids.gathered()) {
                if (calls.hopeless()) {
                    break;
                }
                calls.add(acl(kind, id, sink));
            }
        }
        sink.endPage();
        return Proof.judge(calls.coverage(), reading.view(), KeyManagerPlan.PROJECT);
    }

    private Coverage acl(Barbican.Kind kind, String id, ResourceSink sink) {
        Documents.Document answer = barbican.get(path(kind, id));
        String what = "reading the access list of a " + kind.word();
        Optional<JsonNode> body = answer.body();
        if (body.isEmpty()) {
            return ApiAnswer.notRead(answer.answer(), what);
        }
        JsonNode read = body.get().path("read");
        if (!read.isObject() || !read.path("users").isMissingNode() && !isTexts(read.path("users"))) {
            return Coverage.unavailable(Cause.UNREADABLE, what + ": an answer of another shape");
        }
        String project = Barbican.project(barbican);
        ObjectNode row = JsonPage.JSON.createObjectNode()
                .put("kind", kind.word())
                .put("ref", id)
                .put("project_id", project);
        row.set("acl", body.get());
        sink.add(answer.answer().call(), Scope.of("project", project), kind.word() + "/" + id, id, row);
        return new Coverage.Complete(1);
    }

    private static boolean isTexts(JsonNode users) {
        return users.isArray() && users.valueStream().allMatch(JsonNode::isTextual);
    }
}
