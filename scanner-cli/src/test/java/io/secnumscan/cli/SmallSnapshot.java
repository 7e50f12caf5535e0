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

/** Networks of projects, and a rule of one's own by which those fail that have a name. */
final class SmallSnapshot {
    static final String RULE = """
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

    /** Two projects: a network of the first fails, one of the second passes. */
    static void write(Path folder) {
        write(folder, "p1", "net", "p2", "");
    }

    /** @param networks the project of each, and its name */
    static void write(Path folder, String... networks) {
        SnapshotWriter writer = SnapshotWriter.create(
                folder, new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, "cloud", "openstack", JsonNodeFactory.instance.objectNode(),
                List.of(new SnapshotWriter.Planned(
                        "openstack.network.network", "par", Scope.ALL, "admin", new View.Cloud())),
                List.of());
        ResourceWriter writing = writer.open(0, 0);
        for (int i = 0; i < networks.length; i += 2) {
            add(writing, "n" + (i / 2 + 1), networks[i], networks[i + 1]);
        }
        writing.endPage();
        writer.ended(0, 0, writing, new Coverage.Complete(networks.length / 2));
        writer.finish();
    }

    /** And a second one that decides the same, and is left out where only the first is asked for. */
    static void rule(Path folder) throws IOException {
        for (String id : List.of("os-mine", "os-second")) {
            Path rule = folder.resolve("openstack/network/" + id + "/rule.yaml");
            Files.createDirectories(rule.getParent());
            Files.writeString(rule, RULE.replace("os-mine", id));
        }
        Files.writeString(folder.resolve("map.yaml"),
                "os-mine: {decides: [13.1.a]}\nos-second: {decides: [13.1.a]}\n");
    }

    /** The snapshot of that name, by that rule alone. */
    static JavaProcess.Result evaluate(Path folder, String... further) {
        return evaluate("snapshot", folder, further);
    }

    static JavaProcess.Result evaluate(String snapshot, Path folder, String... further) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", snapshot, "--rules", "mine", "--output", "again",
                "--rule", "os-mine", "--lang", "en"));
        if (List.of(further).contains("--lang")) {
            arguments.removeLast();
            arguments.removeLast();
        }
        Collections.addAll(arguments, further);
        return new JavaProcess(Main.class.getName(), folder).run(arguments.toArray(String[]::new));
    }

    private static void add(ResourceWriter networks, String id, String project, String name) {
        networks.add(0, Scope.of("project", project), id, name, json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("name", name);
            json.writeEndObject();
        });
    }
}
