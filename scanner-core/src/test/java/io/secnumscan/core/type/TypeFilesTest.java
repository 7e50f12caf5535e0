package io.secnumscan.core.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeFilesTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path root;

    @Test
    void aFieldHasThePointerTypeAndMeaningThatItsFileGives() throws IOException {
        write("openstack/types/network.network.yaml", """
                type: openstack.network.network
                source: GET /v2.0/networks
                ref: https://docs.openstack.org/api-ref/network/v2/
                id: /id
                name: /name
                scope: {project: /project_id}
                fields:
                  router_external: {at: "/router:external", type: bool, absent: false}
                  physical_network: {at: "/provider:physical_network", type: string?, absent: unread, right: admin}
                """);

        ResourceType type = load().find("openstack", "openstack.network.network").orElseThrow();

        assertEquals(Optional.of(JsonPointer.compile("/id")), type.id());
        assertEquals(JsonPointer.compile("/project_id"), type.scope().get("project"));
        Optional<String> ref = Optional.of("https://docs.openstack.org/api-ref/network/v2/");
        assertEquals(new Field("router_external", JsonPointer.compile("/router:external"), new FieldType.Bool(), false,
                new Absent.Literal(BooleanNode.FALSE), List.of(), Optional.empty(), ref),
                type.fields().get("router_external"));
        assertEquals(
                new Field("physical_network", JsonPointer.compile("/provider:physical_network"), new FieldType.Text(),
                        true, new Absent.Unread(), List.of(), Optional.of("admin"), ref),
                type.fields().get("physical_network"));
    }

    @Test
    void theShortFormIsAnObligatoryFieldOfThatName() throws IOException {
        Field field = fields("shared: bool").get("shared");

        assertEquals(new Field("shared", JsonPointer.compile("/shared"), new FieldType.Bool(), false,
                new Absent.Obligatory(), List.of(), Optional.empty()), field);
    }

    @Test
    void itemsGiveAListOfStructsNamedAfterTheField() throws IOException {
        Field field = fields("rules: {at: /security_group_rules, items: {direction: string}}").get("rules");

        assertTrue(field.type() instanceof FieldType.ListOf(FieldType.Struct(String name, var fields))
                && name.equals("x.t.rules") && fields.containsKey("direction"), field.toString());
    }

    @Test
    void aStructMayBeNullable() throws IOException {
        assertTrue(fields("gateway: {type: struct?, absent: null, fields: {network_id: string}}").get("gateway")
                .nullable());
    }

    @Test
    void aShapeIsSharedByReference() throws IOException {
        write("x/types/shapes/container.yaml", "shape: container\nfields: {image: string, env: {items: env}}\n");
        write("x/types/shapes/env.yaml", "shape: env\nfields: {name: string}\n");

        Field field = fields("containers: {items: container, absent: []}").get("containers");

        assertTrue(field.type() instanceof FieldType.ListOf(FieldType.Struct(String name, var fields))
                && name.equals("x.shapes.container")
                && fields.get("env").type() instanceof FieldType.ListOf(FieldType.Struct(String inner, _))
                && inner.equals("x.shapes.env"), field.toString());
    }

    @Test
    void anAnalysisTypeIsNamedByItsSlash() throws IOException {
        write("x/types/analysis.setting.yaml", "type: analysis/setting\nfields: {name: string}\n");

        assertTrue(load().find("x", "analysis/setting").isPresent());
    }

    @Test
    void aTypeOfCommonIsSeenByEveryPlatform() throws IOException {
        write("common/types/analysis.setting.yaml", "type: analysis/setting\nfields: {name: string}\n");

        assertTrue(load().find("kubernetes", "analysis/setting").isPresent());
    }

    @Test
    void aNullableListIsRefused() throws IOException {
        assertRefused("tags: {type: list?}", "'list?': a list or a map is never null", "a JSON null reads as empty");
        assertRefused("tags: {type: list(string)?}", "'list(string)?': a list or a map is never null", "");
    }

    @Test
    void aListMayHoldLists() throws IOException {
        assertEquals(new FieldType.ListOf(new FieldType.ListOf(new FieldType.Text())),
                fields("rules: list(list(string))").get("rules").type());
    }

    @Test
    void aNullableMapIsRefused() throws IOException {
        assertRefused("labels: {type: map?}", "'map?': a list or a map is never null", "write 'map'");
    }

    @Test
    void anUnknownTypeSuggestsTheNearest() throws IOException {
        assertRefused("a: strnig", "unknown type 'strnig'", "did you mean 'string'?");
    }

    @Test
    void aDefaultOfAnotherTypeIsRefused() throws IOException {
        assertRefused("a: {type: bool, absent: 'false'}", "absent wants true or false, and this is \"false\"", "");
    }

    @Test
    void nullForAFieldThatIsNeverNullIsRefused() throws IOException {
        assertRefused("a: {type: int, absent: null}", "null, and the field's type doesn't allow it",
                "put a ? after the type");
    }

    @Test
    void aNameThatNoExpressionCanUseIsRefused() throws IOException {
        assertRefused("'router:external': bool", "'router:external' is no name that an expression can use",
                "'at:' says");
    }

    @Test
    void anUnknownMeasureOfASecretIsRefused() throws IOException {
        assertRefused("psk: {type: string, secret: [lenght]}", "unknown measure of a secret: 'lenght'", "'length'");
    }

    @Test
    void anUnknownShapeSuggestsTheNearest() throws IOException {
        write("x/types/shapes/container.yaml", "shape: container\nfields: {image: string}\n");
        assertRefused("c: {items: containers}", "unknown shape 'containers'", "did you mean 'container'?");
    }

    @Test
    void aShapeThatContainsItselfIsRefused() throws IOException {
        write("x/types/shapes/a.yaml", "shape: a\nfields: {b: {items: b}}\n");
        write("x/types/shapes/b.yaml", "shape: b\nfields: {a: {shape: a}}\n");
        assertRefused("x: {items: a}", "the shape 'a' contains itself: a > b", "");
    }

    @Test
    void aTypeThatIsNotNamedLikeItsFileIsRefused() throws IOException {
        write("x/types/t.yaml", "type: x.u\nfields: {}\n");
        load();
        assertTrue(problems.render().contains("t.yaml:1:1: the type of this file is 'x.t'"), problems.render());
    }

    @Test
    void aMisspeltKeyNamesItsPlaceAndTheRightOne() throws IOException {
        write("x/types/t.yaml", "type: x.t\nfileds: {}\n");
        load();
        assertTrue(problems.render().contains("t.yaml:2:1: unknown key 'fileds'"), problems.render());
        assertTrue(problems.render().contains("did you mean 'fields'?"), problems.render());
    }

    private void assertRefused(String field, String message, String wayOut) throws IOException {
        fields(field);
        assertTrue(problems.render().contains(message), problems.render());
        assertTrue(problems.render().contains(wayOut), problems.render());
    }

    private java.util.SortedMap<String, Field> fields(String field) throws IOException {
        write("x/types/t.yaml", "type: x.t\nfields:\n  " + field + "\n");
        return load().find("x", "x.t").map(ResourceType::fields).orElse(new TreeMap<>());
    }

    private TypeCatalog load() {
        return TypeFiles.load(root, problems);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
