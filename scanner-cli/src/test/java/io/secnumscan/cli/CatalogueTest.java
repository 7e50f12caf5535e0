package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one looks up of rules and requirements, and what a shell completes. */
class CatalogueTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void aRuleOfOnesOwn() throws IOException {
        SmallSnapshot.rule(folder.resolve("mine"));
    }

    @Test
    void aListedRuleHasItsSeverityAndTitle() {
        assertEquals(0, run("rules list --rules mine --requirement 13.1.a --platform openstack"));

        assertTrue(said(out).lines().anyMatch(line -> line.matches("os-mine +low +Networks have no name")), said(out));
        assertTrue(said(out).lines().allMatch(line -> line.startsWith("os-")), said(out));
    }

    @Test
    void severitiesAreListedInTheLanguageAskedFor() {
        assertEquals(0, run("rules list --rules mine --lang fr"));

        assertTrue(said(out).lines().anyMatch(line -> line.matches("os-mine +faible +Les réseaux sont sans nom")),
                said(out));
    }

    @Test
    void aRuleIsShownInTheLanguageAskedFor() {
        assertEquals(0, run("rules show os-mine --rules mine --lang fr"));

        assertEquals("""
                os-mine · faible · OpenStack
                Les réseaux sont sans nom

                Juge
                  openstack.network.network

                Décide
                  13.1.a

                Pourquoi
                  parce que

                Remède
                  retirer le nom de <id>

                Sources
                  a guide
                """, said(out));
    }

    @Test
    void jsonHoldsBothLanguages() throws IOException {
        assertEquals(0, run("rules show os-mine --rules mine --format json"));

        JsonNode rule = new ObjectMapper().readTree(said(out));
        assertEquals("{\"en\":\"because\",\"fr\":\"parce que\"}", rule.path("why").toString());
        assertEquals("[\"13.1.a\"]", rule.path("decides").toString());
    }

    @Test
    void everyRequirementIsListed() throws IOException {
        assertEquals(0, run("requirements list --format json"));

        assertEquals(278, new ObjectMapper().readTree(said(out)).size());
    }

    @Test
    void aRequirementNamesTheRulesThatDecideIt() {
        assertEquals(0, run("requirements show 13.1.a --rules mine"));

        assertTrue(said(out).contains("\nDecided by\n"), said(out));
        assertTrue(said(out).contains("\n  os-mine\n"), said(out));
    }

    @Test
    void aRuleThatThereIsNoneOfIsToldWithTheNearest() {
        assertEquals(2, run("rules show os-mien --rules mine"));

        assertEquals("secnumscan: os-mien: no such rule; did you mean 'os-mine'?\n", said(err));
    }

    @Test
    void aRequirementThatThereIsNoneOfIsToldWithTheNearest() {
        assertEquals(2, run("requirements show 13.1.z --lang fr"));

        assertTrue(said(err).startsWith("secnumscan: 13.1.z : pas de telle exigence ; peut-être « 13.1."), said(err));
    }

    @Test
    void aPlatformThatThereIsNoneOfIsNotCalledEmpty() {
        assertEquals(2, run("rules list --platform openstak"));
    }

    @Test
    void theCompletionScriptKnowsCommandsAndOptions() {
        assertEquals(0, run("completion"));

        assertTrue(said(out).startsWith("#!/usr/bin/env bash"), said(out));
        assertTrue(said(out).contains("requirements") && said(out).contains("--waivers"), said(out));
    }

    private int run(String arguments) {
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(), folder, () -> Instant.EPOCH, false, "en");
        return new Main(shell).run(arguments.split(" "));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
