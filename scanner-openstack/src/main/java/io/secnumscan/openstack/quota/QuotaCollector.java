package io.secnumscan.openstack.quota;

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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What projects may use of a service: a call for each project that Keystone lists; a project's own token asks for that one.
 * A service answers with the limits in force, its defaults among them.
 */
public final class QuotaCollector implements Collector {
    private final Quota quota;
    private final Reading reading;
    private final ProjectDirectory directory;

    /** @param directory of whom sees most projects; need not be the identity that asks the service */
    public QuotaCollector(Quota quota, Reading reading, ProjectDirectory directory) {
        this.quota = quota;
        this.reading = reading;
        this.directory = directory;
    }

    /**
     * How a service is asked.
     *
     * @param type of what is read
     * @param path of a project's quota, but for its id
     * @param ask for what is at a path
     * @param planned what that will send
     * @param object that holds the limits in the answer
     * @param limit that is in each: what has none is no quota
     * @param right that shows all projects'
     */
    public record Quota(
            String type,
            String path,
            Function<String, Documents.Document> ask,
            Function<String, PlannedCall> planned,
            String object,
            String limit,
            Text right) {
        private String path(String project) {
            return path + SafeId.encoded(project);
        }
    }

    @Override
    public String type() {
        return quota.type();
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return switch (reading.view()) {
            case View.Cloud() -> Stream.concat(
                    directory.calls().stream(),
                    Stream.of(planned(PlannedCall.ID).each(new Text("project", "projet"))))
                    .toList();
            case View.Project(String id) -> List.of(planned(id));
            case View.Domain _,View.Namespace _,View.Unproved _ -> List.of();
        };
    }

    private PlannedCall planned(String project) {
        return quota.planned().apply(quota.path(project));
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Coverage read = switch (reading.view()) {
            case View.Cloud() -> all(sink);
            case View.Project(String id) -> project(id, sink);
            case View.Domain _,View.Namespace _,View.Unproved _ ->
                    new Coverage.Unavailable(
                            Cause.FORBIDDEN, "quotas are asked for project by project, and this token has none",
                            Optional.of(quota.right()));
        };
        sink.endPage();
        return Proof.judge(read, reading.view(), quota.right());
    }

    private Coverage all(ResourceSink sink) {
        ProjectDirectory.Projects projects = directory.projects();
        Repeated calls = new Repeated(projects.coverage(), "projects", sink);
        for (String id : projects.ids()) {
            if (calls.hopeless()) {
                break;
            }
            calls.add(project(id, sink));
        }
        return calls.coverage();
    }

    private Coverage project(String project, ResourceSink sink) {
        Documents.Document answer = quota.ask().apply(quota.path(project));
        String what = "reading the quota of a project";
        Optional<JsonNode> body = answer.body();
        if (body.isEmpty()) {
            return ApiAnswer.notRead(answer.answer(), what);
        }
        if (!(body.get().path(quota.object()) instanceof ObjectNode limits)
                || !limits.path(quota.limit()).isIntegralNumber()) {
            return Coverage.unavailable(Cause.UNREADABLE, what + ": an answer of another shape");
        }
        limits.put("project_id", project);
        sink.add(answer.answer().call(), Scope.of("project", project), project, "", limits);
        return new Coverage.Complete(1);
    }
}
