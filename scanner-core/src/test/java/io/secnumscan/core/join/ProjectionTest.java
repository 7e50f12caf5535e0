package io.secnumscan.core.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void membersKeepTheirPlaces() throws IOException {
        assertEquals(
                json("{\"spec\": {\"nodeName\": \"n1\"}, \"kind\": \"Pod\"}"),
                project("{\"spec\": {\"nodeName\": \"n1\", \"volumes\": []}, \"kind\": \"Pod\", \"status\": {}}",
                        "/spec/nodeName", "/kind"));
    }

    @Test
    void nullIsKeptAndWhatIsMissingStaysMissing() throws IOException {
        assertEquals(json("{\"a\": null}"), project("{\"a\": null, \"c\": 1}", "/a", "/b"));
    }

    @Test
    void aListOnTheWayIsKeptWhole() throws IOException {
        assertEquals(json("{\"a\": [{\"b\": 1}, 2]}"), project("{\"a\": [{\"b\": 1}, 2]}", "/a/0/b"));
    }

    @Test
    void theRootKeepsEverything() throws IOException {
        assertEquals(json("{\"a\": 1}"), project("{\"a\": 1}", "", "/b"));
    }

    private static JsonNode project(String attributes, String... pointers) throws IOException {
        return Projection.of(Stream.of(pointers).map(JsonPointer::compile).toList()).apply(json(attributes));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void nestedPointersBelowAKeptMemberAddNothing() throws IOException {
        assertEquals(List.of("a"), names(project("{\"a\": {\"b\": 1, \"c\": 2}}", "/a", "/a/b")));
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
