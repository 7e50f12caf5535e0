package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a resource file, one at a time. Not thread-safe. */
final class ResourceLines {
    /** Unpacked bytes that one line may have; the largest objects of Kubernetes have 1.5 MB. */
    private static final long MAX_LINE = 1L << 26;

    static final Predicate<String> EVERY_MEMBER = name -> true;

    private final String target;
    private final String region;
    private final String type;
    private final Predicate<String> members;
    /** Thousands of resources share a few scopes. */
    private final Map<Scope, Scope> scopes = new HashMap<>();

    /** @param members of the attributes that are kept */
    ResourceLines(String target, String region, String type, Predicate<String> members) {
        this.target = target;
        this.region = region;
        this.type = type;
        this.members = members;
    }

    /** @throws IOException for a line that this program does not write */
    void read(GzipMembers in, Consumer<Resource> consumer) throws IOException {
        try (JsonParser parser = JsonPage.JSON.createParser(in)) {
            in.allow(MAX_LINE);
            while (parser.nextToken() != null) {
                consumer.accept(line(parser));
                in.allow(MAX_LINE);
            }
        }
    }

    private Resource line(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        String id = null;
        String name = null;
        Scope scope = null;
        JsonNode attributes = null;
        int call = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "target" -> require(target.equals(parser.getText()));
                case "region" -> require(region.equals(parser.getText()));
                case "scope" -> scope = scope(parser);
                case "id" -> id = text(parser);
                case "name" -> name = text(parser);
                case "call" -> call = parser.getIntValue();
                case "attributes" -> attributes = attributes(parser);
                default -> throw new IOException("it holds a line of another shape");
            }
        }
        require(call >= 0);
        return new Resource(target, region, some(scope), type, some(id), some(name), call, some(attributes));
    }

    /** Members that nobody needs are passed over, which takes a fraction of what reading them does. */
    private JsonNode attributes(JsonParser parser) throws IOException {
        if (members == EVERY_MEMBER || parser.currentToken() != JsonToken.START_OBJECT) {
            return JsonPage.JSON.readTree(parser);
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (members.test(name)) {
                attributes.set(name, JsonPage.JSON.<JsonNode>readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
        require(parser.currentToken() == JsonToken.END_OBJECT);
        return attributes;
    }

    private Scope scope(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        List<Scope.Step> steps = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            String kind = text(parser);
            parser.nextToken();
            steps.add(new Scope.Step(kind, text(parser)));
            require(parser.nextToken() == JsonToken.END_ARRAY);
        }
        Scope scope = new Scope(steps);
        if (scopes.size() > 10_000) {
            scopes.clear();
        }
        return scopes.computeIfAbsent(scope, s -> s);
    }

    private static String text(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static <T> T some(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("it holds a line of another shape");
        }
        return value;
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("it holds a line of another shape");
        }
    }
}
