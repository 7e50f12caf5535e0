package io.secnumscan.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** What was read of a cluster, in memory: types that a test says nothing of were read and are empty. */
public final class Read implements SnapshotView {
    private static final String TARGET = "cluster";
    private final Map<String, List<Resource>> resources = new LinkedHashMap<>();
    private final Map<String, List<CoverageRecord>> coverage = new LinkedHashMap<>();
    private final JsonNode facts;
    private int call;

    private Read(JsonNode facts) {
        this.facts = facts;
    }

    public static Read cluster() {
        return ofRelease("v1.37.2");
    }

    public static Read ofRelease(String version) {
        return new Read(JsonNodeFactory.instance.objectNode().put("version", version));
    }

    /** Adds an object in the API's words; single quotes stand for double ones. */
    public Read with(String type, String kind, String object) {
        JsonNode json = json(object);
        String namespace = json.at("/metadata/namespace").asText("");
        String name = json.at("/metadata/name").asText();
        Scope scope = namespace.isEmpty() ? Scope.ALL : Scope.of("namespace", namespace);
        String id = kind + "/" + namespace + "/" + name;
        resources.computeIfAbsent(type, key -> new ArrayList<>())
                .add(new Resource(TARGET, "", scope, type, id, name, ++call, json));
        return this;
    }

    /** What a collector handed over. */
    public Read with(String type, Kept kept) {
        kept.rows().forEach(row -> resources.computeIfAbsent(type, key -> new ArrayList<>())
                .add(new Resource(TARGET, "", row.scope(), type, row.id(), row.name(), row.call(), row.attributes())));
        return this;
    }

    public Read refused(String type) {
        Coverage none = new Coverage.Unavailable(Cause.FORBIDDEN, "listing: HTTP 403",
                Optional.of(new Text("verb list", "verbe list")));
        return covered(type, Scope.ALL, none, new View.Unproved());
    }

    public Read absent(String type) {
        return covered(type, Scope.ALL, new Coverage.Absent("not installed"), new View.Cloud());
    }

    public Read partly(String type) {
        return covered(type, Scope.ALL, Coverage.partial(1, Cause.TRUNCATED, "cut"), new View.Cloud());
    }

    /** Refused in the whole cluster, and read in these namespaces. */
    public Read onlyIn(String type, String... namespaces) {
        for (String namespace : namespaces) {
            covered(type, Scope.of("namespace", namespace), new Coverage.Complete(0), new View.Namespace(namespace));
        }
        return refused(type);
    }

    private Read covered(String type, Scope scope, Coverage how, View view) {
        coverage.computeIfAbsent(type, key -> new ArrayList<>())
                .add(new CoverageRecord(TARGET, "", scope, type, how, "reader", view));
        return this;
    }

    /** What an analysis made of it. */
    public record Derived(List<Resource> rows, List<CoverageRecord> lines) {
        public List<String> ids() {
            return rows.stream().map(Resource::id).toList();
        }

        public JsonNode row(String id) {
            return rows.stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(id + " among " + ids()))
                    .attributes();
        }

        /** The coverage of the whole cluster. */
        public Coverage whole() {
            return of(Scope.ALL).orElseThrow();
        }

        public Optional<Coverage> in(String namespace) {
            return of(Scope.of("namespace", namespace));
        }

        private Optional<Coverage> of(Scope scope) {
            return lines.stream().filter(line -> line.scope().equals(scope)).map(CoverageRecord::coverage).findFirst();
        }
    }

    public Derived derive(Analysis analysis) {
        List<Resource> rows = new ArrayList<>();
        List<CoverageRecord> lines = new ArrayList<>();
        analysis.derive(this, TARGET, rows::add, lines::add);
        return new Derived(List.copyOf(rows), List.copyOf(lines));
    }

    /** The analysis of that type. */
    public Derived derive(String type) {
        return derive(new KubernetesPlatform()
                .analyses().stream().filter(one -> one.type().equals(type)).findFirst().orElseThrow());
    }

    @Override
    public List<TargetInfo> targets() {
        return List.of(new TargetInfo(TARGET, "kubernetes", facts));
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        resources.getOrDefault(type, List.of()).forEach(consumer);
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        Coverage whole = new Coverage.Complete(resources.getOrDefault(type, List.of()).size());
        return coverage.getOrDefault(
                type, List.of(new CoverageRecord(TARGET, "", Scope.ALL, type, whole, "reader", new View.Cloud())));
    }

    @Override
    public List<CoverageRecord> coverage() {
        return coverage.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return Optional.empty();
    }

    public static JsonNode json(String text) {
        try {
            return JsonPage.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
