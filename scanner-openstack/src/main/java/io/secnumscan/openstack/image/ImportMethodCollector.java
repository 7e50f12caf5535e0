package io.secnumscan.openstack.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.util.List;

/** The ways in which images may be brought in, which one document names to every token. */
final class ImportMethodCollector implements Collector {
    private static final String PATH = "info/import";

    private final Access glance;
    private final Reading reading;

    ImportMethodCollector(Access glance, Reading reading) {
        this.glance = glance;
        this.reading = reading;
    }

    @Override
    public String type() {
        return GlancePlan.IMPORT_METHOD;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of(glance.planned(PATH));
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Documents.Document answer = glance.get(PATH);
        return Proof.judge(
                answer.body().map(body -> stored(body, answer, sink))
                        .orElseGet(() -> ApiAnswer.notRead(answer.answer(), "asking for import methods")),
                reading.view(), GlancePlan.ANY);
    }

    private static Coverage stored(JsonNode body, Documents.Document answer, ResourceSink sink) {
        JsonNode methods = body.path("import-methods").path("value");
        if (!methods.isArray() || !methods.valueStream().allMatch(JsonNode::isTextual)) {
            return Coverage.unavailable(
                    Cause.UNREADABLE, "asking for import methods: an answer of another shape");
        }
        for (JsonNode method : methods) {
            String name = method.asText();
            sink.add(answer.answer().call(), Scope.ALL, name, name, JsonPage.JSON.createObjectNode().put("name", name));
        }
        sink.endPage();
        return new Coverage.Complete(methods.size());
    }
}
