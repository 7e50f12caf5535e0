package io.secnumscan.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one analysis derived from one target, kept on disk: one line of JSON a resource. */
record DerivedResources(String target, String type, Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes down what the derivation hands over; what was written before it throws is worth nothing. */
    void write(Consumer<Consumer<Resource>> derivation) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            derivation.accept(resource -> write(writer, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void read(Consumer<Resource> consumer) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(resource(JSON.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(BufferedWriter writer, Resource resource) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("region", resource.region());
        ArrayNode scope = line.putArray("scope");
        resource.scope().steps().forEach(step -> scope.addArray().add(step.kind()).add(step.id()));
        line.put("id", resource.id()).put("name", resource.name()).put("call", resource.call());
        line.set("attributes", resource.attributes());
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a derived resource", e);
        }
    }

    private Resource resource(JsonNode line) {
        List<Scope.Step> steps = new ArrayList<>();
        line.path("scope").forEach(step -> steps.add(new Scope.Step(step.path(0).asText(), step.path(1).asText())));
        return new Resource(
                target,
                line.path("region").asText(),
                new Scope(steps),
                type,
                line.path("id").asText(),
                line.path("name").asText(),
                line.path("call").asInt(),
                line.path("attributes"));
    }
}
