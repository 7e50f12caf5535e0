package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.process.JavaProcess;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A network of a project, and a rule of one's own by which it fails. */
final class SmallSnapshot {
    private static final String RULE = """
            id: os-mine
            title: {en: Networks have no name, fr: Les réseaux sont sans nom}
            severity: low
            subject: openstack.network.network
            require: "resource.name == ''"
            message: {en: "{resource.id}", fr: "{resource.id}"}
            why: {en: because, fr: parce que}
            remediation: {en: "take away the name of {resource.id}", fr: "retirer le nom de {resource.id}"}
            sources: [a guide]
            """;

    private SmallSnapshot() {}

    static void write(Path folder) {
        SnapshotWriter writer = SnapshotWriter.create(
                folder, new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                List.of(new SnapshotWriter.Planned(
                        "openstack.network.network", "par", Scope.ALL, "admin", new View.Cloud())),
                List.of());
        ResourceWriter networks = writer.open(0, 0);
        add(networks, "n1", "p1");
        networks.endPage();
        writer.ended(0, 0, networks, new Coverage.Complete(1));
        writer.finish();
    }

    static void rule(Path folder) throws IOException {
        Path rule = folder.resolve("openstack/network/os-mine/rule.yaml");
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, RULE);
        Files.writeString(folder.resolve("map.yaml"), "os-mine: {decides: [13.1.a]}\n");
    }

    /** By that rule alone. */
    static JavaProcess.Result evaluate(Path folder, String... further) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "snapshot", "--rules", "mine", "--output", "again",
                "--rule", "os-mine", "--lang", "en"));
        if (List.of(further).contains("--lang")) {
            arguments.removeLast();
            arguments.removeLast();
        }
        Collections.addAll(arguments, further);
        return new JavaProcess(Main.class.getName(), folder).run(arguments.toArray(String[]::new));
    }

    private static void add(ResourceWriter networks, String id, String project) {
        networks.add(0, Scope.of("project", project), id, "net", json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("name", "net");
            json.writeEndObject();
        });
    }
}
