package io.secnumscan.core.perimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerimeterTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    @BeforeEach
    void declare() throws IOException {
        Files.writeString(folder.resolve("parameters.yaml"), """
                ports: {type: list(int), default: [22], description: {en: ports, fr: ports}}
                zone: {type: string, description: {en: a zone, fr: une zone}}
                owners:
                  items: {class: string, match: {absent: {}, fields: {scope: {type: string?, absent: null}}}}
                  description: {en: owners, fr: propriétaires}
                adminNetworks: {type: list(string), description: {en: networks, fr: réseaux}}
                """);
    }

    @Test
    void aDefaultIsTheValueOfWhatNobodyDeclares() {
        assertEquals("[22]", Perimeter.ofDefaults(parameters()).values().get("ports").toString());
    }

    @Test
    void whatHasNoDefaultAndIsNotDeclaredHasNoValue() {
        assertFalse(Perimeter.ofDefaults(parameters()).values().containsKey("zone"));
    }

    @Test
    void theOperatorOverridesTheProfileAndTheProfileTheDefault() {
        SortedMap<String, JsonNode> profile =
                new TreeMap<>(Map.of("ports", IntNode.valueOf(1), "zone", TextNode.valueOf("p")));
        SortedMap<String, JsonNode> declared = new TreeMap<>(Map.of("zone", TextNode.valueOf("d")));

        Perimeter perimeter = Perimeter.of(parameters(), profile, declared);

        assertEquals("{ports=1, zone=\"d\"}", perimeter.values().toString());
    }

    @Test
    void anUnknownKeyNamesFileLineAndTheRightOne() throws IOException {
        read("perimeter:\n  prots: [22]\n");

        assertTrue(problems.render().startsWith(folder.resolve("secnumscan.yaml") + ":2:3: unknown parameter 'prots'"),
                problems.render());
        assertTrue(problems.render().endsWith("did you mean 'ports'?"), problems.render());
    }

    @Test
    void anUnknownKeyOfAnEntryIsRefused() throws IOException {
        read("perimeter:\n  owners: [{class: provider, match: {scoop: x}}]\n");

        assertTrue(problems.render().contains("secnumscan.yaml:2:38: unknown key 'scoop'"), problems.render());
    }

    @Test
    void anUnknownClassOfOwnerIsRefused() throws IOException {
        read("perimeter:\n  owners: [{class: provder, match: {scope: project/x}}]\n");

        assertTrue(problems.render().contains("secnumscan.yaml:2:20: unknown class 'provder'"), problems.render());
    }

    @ParameterizedTest
    @CsvSource({
            "dommain/default, unknown kind of scope 'dommain', did you mean 'domain'?",
            "user/anna, unknown kind of scope 'user', 'known here: domain, namespace, project'",
            "projekt*, unknown kind of scope 'projekt', did you mean 'project'?",
            "default, the scope 'default' has no kind, 'write kind/id, such as domain/default,'"
    })
    void aScopeThatNothingIsInIsRefused(String scope, String problem, String wayOut) throws IOException {
        read("perimeter:\n  owners: [{class: provider, match: {scope: '" + scope + "'}}]\n");

        assertTrue(problems.render().contains("secnumscan.yaml:2:45: " + problem), problems.render());
        assertTrue(problems.render().contains(wayOut), problems.render());
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain/default", "project/*", "namespace/kube-*", "*", "*/default", "name*", "*default"})
    void aScopeThatSomethingMayBeInIsTaken(String scope) throws IOException {
        read("perimeter:\n  owners: [{class: provider, match: {scope: '" + scope + "'}}]\n");

        assertEquals("", problems.render());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.255.0.0/33", "10.255.0/24", "10.256.0.0/24", "fe80::/129", "fe80::1%eth0/64", "bastion",
            "10.0.0.0/", "1::2::3/64"})
    void aNetworkThatIsNoPrefixIsRefusedWhereItStands(String network) throws IOException {
        read("perimeter:\n  adminNetworks: [\"10.0.0.0/8\", \"" + network + "\"]\n");

        assertTrue(problems.render().contains(
                "secnumscan.yaml:2:33: '" + network + "' is no prefix of addresses"), problems.render());
        assertTrue(problems.render().endsWith("write it like 10.255.0.0/24 or 2001:db8::/32"), problems.render());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "192.0.2.7", "2001:db8::/32", "::/0", "::ffff:192.0.2.0/120", "2001:db8::7"})
    void aNetworkThatIsAPrefixIsTaken(String network) throws IOException {
        read("perimeter:\n  adminNetworks: [\"" + network + "\"]\n");

        assertEquals("", problems.render());
    }

    @Test
    void aMisspeltSectionIsRefusedWhereItStands() throws IOException {
        read("perimetre: {ports: [22]}\n");

        assertTrue(problems.render().contains("secnumscan.yaml:1:1: unknown key 'perimetre'"), problems.render());
        assertTrue(problems.render().endsWith("did you mean 'perimeter'?"), problems.render());
    }

    @Test
    void theSectionsOfTheLauncherAreNotLookedAt() throws IOException {
        read("targets: []\nhttp: {}\nprofile: x\nperimeter: {zone: z}\n");

        assertEquals("", problems.render());
    }

    @Test
    void aParameterOutsideOfThePerimeterIsRefusedWhereItStands() throws IOException {
        read("zone: a\n");

        assertTrue(problems.render().contains(
                "secnumscan.yaml:1:1: the parameter 'zone' stands outside of the perimeter"), problems.render());
        assertTrue(problems.render().endsWith("write it below 'perimeter:'"), problems.render());
    }

    @Test
    void aFileThatIsNamedForItsPerimeterHasOne() throws IOException {
        Path file = Files.writeString(folder.resolve("secnumscan.yaml"), "\nprofile: provider\n");
        Perimeter.readNamed(file, parameters(), problems);

        assertTrue(problems.render().contains("secnumscan.yaml:2:1: this file declares no perimeter"),
                problems.render());
        assertTrue(problems.render().endsWith("write what is declared below 'perimeter:', or leave --perimeter out"),
                problems.render());
    }

    @Test
    void aConfigurationMayDeclareNoPerimeter() throws IOException {
        read("profile: provider\n");

        assertEquals("", problems.render());
    }

    @Test
    void aValueOfAnotherTypeIsRefusedWhereItStands() throws IOException {
        read("perimeter:\n  ports: [22, ssh]\n");

        assertTrue(problems.render().contains("secnumscan.yaml:2:15: an element of 'ports' wants an integer"),
                problems.render());
    }

    @Test
    void aDefaultOfAnotherTypeIsRefused() throws IOException {
        Files.writeString(folder.resolve("parameters.yaml"),
                "a: {type: int, default: x, description: {en: a, fr: a}}\n");
        parameters();

        assertTrue(problems.render().contains("'default' wants an integer"), problems.render());
    }

    @Test
    void aParameterWithoutFrenchIsRefused() throws IOException {
        Files.writeString(folder.resolve("parameters.yaml"), "a: {type: int, description: {en: a}}\n");
        parameters();

        assertTrue(problems.render().contains("'fr' is missing"), problems.render());
    }

    @Test
    void theTypesOfParametersAreWhatExpressionsAreCheckedAgainst() {
        assertEquals(new FieldType.ListOf(new FieldType.Int()), parameters().types().get("ports").type());
    }

    @Test
    void theDigestChangesWithAValueAndNotWithTheOrderOfKeys() throws IOException {
        String one = digest("perimeter:\n  owners: [{class: provider, match: {scope: project/x}}]\n");
        String same = digest("perimeter:\n  owners: [{match: {scope: project/x}, class: provider}]\n");
        String other = digest("perimeter:\n  owners: [{class: customer, match: {scope: project/x}}]\n");

        assertEquals(one, same);
        assertNotEquals(one, other);
    }

    private String digest(String text) throws IOException {
        return Perimeter.of(parameters(), new TreeMap<>(), read(text)).digest();
    }

    private SortedMap<String, JsonNode> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secnumscan.yaml"), text);
        return Perimeter.read(file, parameters(), problems);
    }

    private Parameters parameters() {
        return Parameters.load(folder, problems);
    }
}
