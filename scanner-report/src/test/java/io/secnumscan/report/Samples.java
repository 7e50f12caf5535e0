package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.core.assess.Assessor;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.assess.Tally;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Binding;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.Nature;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Referential;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.referential.RuleMap;
import io.secnumscan.core.referential.ServiceModel;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small report in which every kind of thing occurs once. */
final class Samples {
    private static final Text READER = new Text("role reader on the system", "rôle reader sur le système");
    /** What a tenant may write into a name: an escape sequence, a direction mark, markup, a line separator, a C1 control. */
    static final String HOSTILE = "x\u001b[31m\u202e<script>&'\u2028\u009b2J";

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Samples() {}

    static Report report(Role role, List<Finding> findings) {
        return report(role, findings, Map.of(
                "os-a", new RuleMap.Link("openstack", List.of("9.1.a"), List.of("9.1.c")),
                "os-b", new RuleMap.Link("openstack", List.of("9.1.b"), List.of()),
                "os-c", new RuleMap.Link("openstack", List.of("10.1.a"), List.of())));
    }

    /** Of a run in which a rule for Kubernetes decides a requirement, and no cluster was scanned. */
    static Report withoutCluster() {
        return report(Role.PROVIDER, findings(), Map.of(
                "os-a", new RuleMap.Link("openstack", List.of("9.1.a"), List.of("9.1.c")),
                "k8s-d", new RuleMap.Link("kubernetes", List.of("10.1.b"), List.of())));
    }

    private static Report report(Role role, List<Finding> findings, Map<String, RuleMap.Link> links) {
        Tally tally = new Tally();
        findings.forEach(tally::add);
        Profile profile = new Profile("p", new Text("Profile", "Profil"), "sample-1", role,
                EnumSet.allOf(ServiceModel.class), Optional.empty(), new TreeSet<>(), new TreeMap<>());
        List<TargetInfo> targets = List.of(new TargetInfo("paris", "openstack", facts()));
        RuleMap map = new RuleMap(new TreeMap<>(links));
        Library library = new Library(referential(), map, new TreeMap<>());
        return new Report(
                new Report.Tool("secnumscan", "0"),
                new Report.Inputs(List.of(new Report.Snapshot("ab".repeat(32), START, Optional.empty())),
                        "cd".repeat(32), "ef".repeat(32), "p", Optional.empty()),
                START, Optional.of(START.plusSeconds(300)), targets, coverage(), rules(),
                Assessor.assess(library, profile, new TreeSet<>(map.links().keySet()), targets, tally));
    }

    /** Of a run in which a second target could not be opened, and nothing fails. */
    static Report withUnreachable() {
        return withUnreachable(findings().subList(1, 3));
    }

    static Report failingWithUnreachable() {
        return withUnreachable(findings());
    }

    /** Of a run that was stopped. */
    static Report interrupted(List<Finding> findings) {
        Report report = report(Role.PROVIDER, findings);
        return new Report(report.tool(), report.inputs(), report.started(), Optional.empty(), report.targets(),
                report.coverage(), report.rules(), report.assessment());
    }

    /** Of a cloud whose network was looked at, as far as that coverage says. */
    static Report withReach(Coverage coverage, String name) {
        return withReach(coverage, name, 2, 1);
    }

    /** The same with that many pairs for sure, and others. */
    static Report withReach(Coverage coverage, String name, long pairs, long possible) {
        Report report = report(Role.PROVIDER, findings());
        CoverageRecord line =
                new CoverageRecord("paris", "", Scope.ALL, "analysis/reach", coverage, "", new View.Cloud());
        ReachMap.Place from = new ReachMap.Place("project/p1", name, "domain/d1", "gold");
        ReachMap.Place to = new ReachMap.Place("project/p2", "bank", "project/p2", "bank");
        ReachMap map = new ReachMap(line, ReachMap.Kind.PROJECT, 1_234, pairs, possible,
                List.of(new Text("port a was not read", "le port a n'a pas été lu")), 3,
                List.of(new ReachMap.Zone("domain/d1", "gold", 3), new ReachMap.Zone("project/p2", "bank", 3)), 2,
                List.of(new ReachMap.Link("domain/d1", "project/p2", 2, 1)),
                List.of(new ReachMap.Pair(from, to, true, List.of("tcp 22"), "tcp 10.0.0.1:49152 > 10.0.0.2:22",
                        List.of("paris/r/p1/port/a", "paris/r/p2/security-group/g/rule/r"))));
        return new Report(report.tool(), report.inputs(), report.started(), report.finished(), report.targets(),
                report.coverage(), report.rules(), report.assessment(), List.of(map));
    }

    static WorstFailures worst(boolean detailed, List<Finding> findings) {
        WorstFailures worst = new WorstFailures(
                new TreeMap<>(Map.of("os-a", new Text("Port 22 is closed", "Le port 22 est fermé"))), detailed);
        findings.forEach(worst::add);
        return worst;
    }

    private static Report withUnreachable(List<Finding> findings) {
        Report report = report(Role.PROVIDER, findings);
        List<CoverageRecord> coverage = new ArrayList<>(report.coverage());
        coverage.add(new CoverageRecord("lyon", "", Scope.ALL, SnapshotView.WHOLE_TARGET,
                Coverage.unavailable(Cause.UNREACHABLE, "clouds.yaml:2:3: connection refused"), "",
                new View.Unproved()));
        return new Report(report.tool(), report.inputs(), report.started(), report.finished(), report.targets(),
                coverage, report.rules(), report.assessment());
    }

    static List<Finding> findings() {
        return List.of(
                finding("os-a", "i1", HOSTILE, Verdict.FAIL, 1,
                        new Text("port 22 accepts " + HOSTILE, "le port 22 accepte " + HOSTILE)),
                finding("os-a", "", "", Verdict.PASS, 40, new Text("", "")),
                finding("os-b", "", "", Verdict.NOT_ASSESSABLE, 0,
                        new Text("listing users: HTTP 403", "liste des utilisateurs : HTTP 403")),
                finding("os-c", "", "", Verdict.PASS, 3, new Text("", "")));
    }

    static Finding finding(String rule, String id, String name, Verdict verdict, long count, Text message) {
        JsonNode value = TextNode.valueOf(name);
        List<Finding.Evidence> evidence = id.isEmpty()
                ? List.of()
                : List.of(new Finding.Evidence("/name", value, "GET https://paris/v2.0/ports"),
                        new Finding.Evidence("/n", IntNode.valueOf(1), ""));
        return new Finding("0a1b", rule, "high", "openstack", "paris", "RegionOne",
                new Finding.Subject("openstack.network.port", id, name,
                        id.isEmpty() ? Scope.ALL : Scope.of("project", "p1")),
                id.isEmpty() ? "" : "22", verdict, count, message, evidence, 2, Optional.of(START),
                Map.of("b", IntNode.valueOf(1), "a", TextNode.valueOf("x")),
                verdict == Verdict.FAIL ? new Text("close it", "fermez-le") : new Text("", ""),
                id.isEmpty() && count > 0 ? Optional.of("ff00") : Optional.empty());
    }

    static FindingsFile file(Path folder, List<Finding> findings) {
        FindingsFile file = FindingsFile.create(folder.resolve("findings-" + System.nanoTime() + ".ndjson.gz"));
        findings.forEach(file::add);
        file.close();
        return file;
    }

    /** A {@code report.json} with these findings. */
    static Path written(Path folder, Role role, List<Finding> findings) {
        return written(folder, report(role, findings), findings);
    }

    static Path written(Path folder, Report report, List<Finding> findings) {
        Path file = folder.resolve("report.json");
        JsonReport.write(report, file(folder, findings), file);
        return file;
    }

    private static List<Report.RuleText> rules() {
        return List.of("os-a", "os-b", "os-c").stream()
                .map(id -> new Report.RuleText(id, "openstack", Severity.HIGH,
                        new Text("Title of rule " + id, "Titre de la règle " + id), new Text("why", "pourquoi"),
                        List.of("a guide")))
                .toList();
    }

    private static JsonNode facts() {
        return JsonNodeFactory.instance.objectNode().put("version", HOSTILE);
    }

    private static List<CoverageRecord> coverage() {
        return List.of(
                record("openstack.network.port", new Coverage.Complete(41), new View.Cloud()),
                record("openstack.identity.user", new Coverage.Unavailable(
                        Cause.FORBIDDEN, "listing users: HTTP 403", Optional.of(READER)),
                        new View.Unproved()),
                record("openstack.identity.role", new Coverage.Unavailable(
                        Cause.FORBIDDEN, "listing roles: HTTP 403", Optional.of(READER)),
                        new View.Domain("d")),
                record("openstack.compute.server", Coverage.partial(2, Cause.TRUNCATED, "cut " + HOSTILE),
                        new View.Project("p1")),
                record("openstack.network.log", new Coverage.Absent("no extension logging"), new View.Namespace("n")),
                record("openstack.network.router", new Coverage.Complete(3), new View.Project("p1")));
    }

    private static CoverageRecord record(String type, Coverage coverage, View view) {
        return new CoverageRecord("paris", "RegionOne", Scope.ALL, type, coverage, "admin", view);
    }

    private static Referential referential() {
        SequencedMap<String, Requirement> requirements = new LinkedHashMap<>();
        put(requirements, "9.1.a", Binding.REQUIREMENT, Reach.PARTIAL, true, "access");
        put(requirements, "9.1.b", Binding.RECOMMENDATION, Reach.PARTIAL, true, "access");
        put(requirements, "9.1.c", Binding.REQUIREMENT, Reach.PARTIAL, false, "access");
        put(requirements, "9.1.d", Binding.REQUIREMENT, Reach.NONE, false, "");
        put(requirements, "10.1.a", Binding.REQUIREMENT, Reach.FULL, true, "crypto");
        put(requirements, "10.1.b", Binding.REQUIREMENT, Reach.FULL, true, "crypto");
        SequencedMap<String, Text> themes = new LinkedHashMap<>();
        themes.put("crypto", new Text("Cryptology", "Cryptologie"));
        themes.put("access", new Text("Access", "Accès"));
        SequencedMap<String, Text> none = new LinkedHashMap<>();
        return new Referential("sample-1", new Text("Sample", "Exemple"), "1", "nobody", none, none, themes,
                requirements, none);
    }

    private static void put(
            SequencedMap<String, Requirement> requirements, String id, Binding binding, Reach reach, boolean scored,
            String theme) {
        requirements.put(id,
                new Requirement(id, id.substring(0, id.length() - 2), new Text("Title of " + id, "Titre de " + id),
                        new Text("s", "s"), Nature.TECHNICAL, EnumSet.allOf(ServiceModel.class), binding, reach, scored,
                        Optional.of(theme).filter(one -> !one.isEmpty()), new Text("note", "note")));
    }
}
