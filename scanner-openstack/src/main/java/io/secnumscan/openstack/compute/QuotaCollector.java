package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What projects may use of Nova: a call for each project that Keystone lists; a project's own token asks for that one. */
final class QuotaCollector implements Collector {
    static final String TYPE = "openstack.compute.quota";
    static final Text RIGHT = new Text(
            "role admin on a project (Nova policy os_compute_api:os-quota-sets:show), and the list of projects",
            "rôle admin sur un projet (politique os_compute_api:os-quota-sets:show de Nova), et la liste des projets");

    private final Nova nova;
    private final Reading reading;
    private final ProjectDirectory directory;

    /** @param directory of whom sees most projects; need not be the identity that asks Nova */
    QuotaCollector(Nova nova, Reading reading, ProjectDirectory directory) {
        this.nova = nova;
        this.reading = reading;
        this.directory = directory;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return switch (reading.view()) {
            case View.Cloud() -> Stream.concat(
                    directory.calls().stream(),
                    Stream.of(nova.planned(path(PlannedCall.ID)).each(new Text("project", "projet"))))
                    .toList();
            case View.Project(String id) -> List.of(nova.planned(path(id)));
            case View.Domain _,View.Namespace _,View.Unproved _ -> List.of();
        };
    }

    private static String path(String project) {
        return "os-quota-sets/" + SafeId.encoded(project);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Coverage read = switch (reading.view()) {
            case View.Cloud() -> all(sink);
            case View.Project(String id) -> quota(id, sink);
            case View.Domain _,View.Namespace _,View.Unproved _ ->
                    new Coverage.Unavailable(
                            Cause.FORBIDDEN, "quotas are asked for project by project, and this token has none",
                            Optional.of(RIGHT));
        };
        sink.endPage();
        return Proof.judge(read, reading.view(), RIGHT);
    }

    private Coverage all(ResourceSink sink) {
        ProjectDirectory.Projects projects = directory.projects();
        Repeated calls = new Repeated(projects.coverage(), "projects", sink);
        for (String id : projects.ids()) {
            if (calls.hopeless()) {
                break;
            }
            calls.add(quota(id, sink));
        }
        return calls.coverage();
    }

    private Coverage quota(String project, ResourceSink sink) {
        Documents.Document answer = nova.get(path(project));
        String what = "reading the quota of a project";
        Optional<JsonNode> body = answer.body();
        if (body.isEmpty()) {
            return ApiAnswer.notRead(answer.answer(), what);
        }
        if (!(body.get().path("quota_set") instanceof ObjectNode quota)
                || !quota.path("instances").isIntegralNumber()) {
            return Coverage.unavailable(Cause.UNREADABLE, what + ": an answer of another shape");
        }
        quota.put("project_id", project);
        sink.add(answer.answer().call(), Scope.of("project", project), project, "", quota);
        return new Coverage.Complete(1);
    }
}
