package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.collect.CollectionRun.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clusters are called that flags name by their files. */
class TargetNamesTest {
    @TempDir
    Path folder;

    @Test
    void aClusterIsCalledAsItsCurrentContext() throws IOException {
        kubeconfig("one.yaml", "prod");
        kubeconfig("two.yaml", "test");

        assertEquals(List.of("prod", "test"), names("one.yaml", "two.yaml"));
    }

    @Test
    void contextsOfOneNameLeaveClustersTheirFilesNames() throws IOException {
        kubeconfig("one.yaml", "kubernetes-admin@kubernetes");
        kubeconfig("two.yaml", "kubernetes-admin@kubernetes");
        kubeconfig("three.yaml", "prod");

        assertEquals(List.of("one", "two", "prod"), names("one.yaml", "two.yaml", "three.yaml"));
    }

    @Test
    void aFileWithoutACurrentContextIsCalledAsItself() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), "contexts: [{name: c, context: {cluster: k}}]\n");

        assertEquals(List.of("one"), names("one.yaml"));
    }

    private void kubeconfig(String file, String context) throws IOException {
        Files.writeString(folder.resolve(file), """
                current-context: %1$s
                contexts: [{name: %1$s, context: {cluster: k}}]
                clusters: [{name: k, cluster: {server: 'http://127.0.0.1:1'}}]
                """.formatted(context));
    }

    private List<String> names(String... files) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Shell shell = new Shell(nowhere, nowhere, Map.of(), folder, InstantSource.fixed(Instant.EPOCH), false, "en");
        TargetOptions options = new TargetOptions();
        options.kubeconfigs.addAll(List.of(files).stream().map(Path::of).toList());
        return Targets.of(options, shell, Platforms.installed()).sources().stream()
                .map(Source::spec)
                .map(spec -> spec.name())
                .toList();
    }
}
