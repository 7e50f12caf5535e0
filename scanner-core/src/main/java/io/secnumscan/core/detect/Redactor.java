package io.secnumscan.core.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.secnumscan.core.type.ResourceType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes values without their secrets: what the type file marks {@code secret} and what stands under a name that promises
 * one (password, token, psk, …) becomes its measure, every other text is searched, and what is found in it replaced in
 * place. Applied copies of whole objects are always taken out. Not thread-safe; one a read.
 */
public final class Redactor {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory NOWHERE = new JsonFactory().setCodec(MAPPER);
    private static final List<String> ALL_MEASURES = List.of("length", "classes", "entropy", "matches", "hmac");

    private final SecretPaths root;
    private final Detectors detectors;
    private final KnownName.Cache names;
    private final FastJson fast = new FastJson();
    private boolean redacted;
    /** How many names around are of several secrets: those in maps of maps count too. */
    private int several;

    private Redactor(SecretPaths root, Detectors detectors) {
        this.root = root;
        this.detectors = detectors;
        this.names = new KnownName.Cache(detectors);
    }

    /** @param type empty for values of no type: they are searched all the same */
    public static Redactor of(Optional<ResourceType> type, Detectors detectors) {
        return new Redactor(type.map(SecretPaths::of).orElse(SecretPaths.UNDECLARED), detectors);
    }

    /** Writes a resource's attributes. */
    public void write(JsonNode attributes, JsonGenerator json) throws IOException {
        value(attributes, root, SecretNames.Kind.NONE, json);
    }

    /** A single text without the secrets in it. */
    public String text(String value) {
        String clean = detectors.redact(value);
        redacted |= !clean.equals(value);
        return clean;
    }

    /** A small tree without its secrets: facts of a target, what surrounds a list. */
    public JsonNode tree(JsonNode value) {
        try (TokenBuffer buffer =
                new TokenBuffer(MAPPER, false)) {
            value(value, SecretPaths.UNDECLARED, SecretNames.Kind.NONE, buffer);
            return MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    /** Whether something would be taken out of that value; leaves {@link #redacted} as it is. */
    public boolean holdsSecret(JsonNode other) {
        boolean before = redacted;
        redacted = false;
        try (JsonGenerator nowhere = NOWHERE.createGenerator(OutputStream.nullOutputStream())) {
            value(other, SecretPaths.UNDECLARED, SecretNames.Kind.NONE, nowhere);
            return redacted;
        } catch (IOException e) {
            throw new IllegalStateException("writing to nowhere does not fail", e);
        } finally {
            redacted = before;
        }
    }

    /** Whether something was taken out since this was last asked. */
    public boolean redacted() {
        boolean was = redacted;
        redacted = false;
        return was;
    }

    private void value(JsonNode node, SecretPaths at, SecretNames.Kind above, JsonGenerator json) throws IOException {
        switch (node) {
            case TextNode text -> text(text.textValue(), json);
            case ObjectNode object -> object(object, at, above, json);
            case ArrayNode array -> array(array, at, above, new CommandLine(false), json);
            default -> FastJson.scalar(node, json);
        }
    }

    private void text(String value, JsonGenerator json) throws IOException {
        int look = Suspicion.look(value);
        if (look == Suspicion.SUSPICIOUS) {
            json.writeString(text(value));
        } else {
            fast.text(value, look == Suspicion.PLAIN, json);
        }
    }

    private void object(ObjectNode object, SecretPaths at, SecretNames.Kind above, JsonGenerator json)
            throws IOException {
        boolean first = true;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            KnownName name = names.get(field.getKey());
            if (first) {
                if (name.role() == KnownName.Role.REMOVED && Detectors.isMeasure(object)) {
                    json.writeTree(object);
                    return;
                }
                json.writeStartObject();
                first = false;
            }
            json.writeFieldName(name.written());
            member(object, field, name, at.field(field.getKey()), above, json);
        }
        if (first) {
            json.writeStartObject();
        }
        json.writeEndObject();
    }

    private void member(
            ObjectNode object,
            Map.Entry<String, JsonNode> field,
            KnownName name,
            SecretPaths at,
            SecretNames.Kind above,
            JsonGenerator json)
            throws IOException {
        JsonNode child = field.getValue();
        if (name.role() == KnownName.Role.DATA && isSecretObject(object)) {
            declared(child, ALL_MEASURES, field.getKey(), json);
            return;
        }
        Optional<NamedEntry> entry =
                name.role() == KnownName.Role.VALUE ? NamedEntry.of(object, field.getKey()) : Optional.empty();
        if (!at.measures().isEmpty() && at.isText() && !child.isTextual() && !child.isNull()
                && !Detectors.isMeasure(child)) {
            redacted = true;
            json.writeTree(Detectors.unmeasured());
        } else if (!at.measures().isEmpty()) {
            declared(child, at.measures(), entry.map(NamedEntry::name).orElse(field.getKey()), json);
        } else if (entry.isPresent()) {
            entryValue(child, entry.get(), json);
        } else {
            SecretNames.Kind kind = name.promise(child, above, several > 0);
            if (child instanceof ArrayNode args && field.getKey().equals("args") && kind == SecretNames.Kind.NONE) {
                array(args, at, kind, after(object.path("command")), json);
            } else {
                several += name.several() ? 1 : 0;
                field(child, field.getKey(), kind, at, json);
                several -= name.several() ? 1 : 0;
            }
        }
    }

    /** A Secret of Kubernetes, wherever it turns up: in lists its items do not say their kind, but their type. */
    private static boolean isSecretObject(ObjectNode object) {
        String type = object.path("type").asText();
        return object.path("kind").asText().equals("Secret")
                || object.has("metadata") && (type.equals("Opaque") || type.indexOf('/') > 0);
    }

    /** A field that the type file does not call a secret. */
    private void field(JsonNode child, String name, SecretNames.Kind kind, SecretPaths at, JsonGenerator json)
            throws IOException {
        boolean secret = child.isTextual() && kind != SecretNames.Kind.NONE && !Harmless.is(child.textValue(), kind)
                || child.isNumber() && isSecretNumber(child.asText(), name, kind);
        if (!secret) {
            value(child, at, kind, json);
            return;
        }
        redacted = true;
        if (at.isText()) {
            json.writeString(detectors.placeholder(kind.label(), child.asText()));
        } else {
            json.writeTree(detectors.measure(kind.label(), name, child.asText()));
        }
    }

    /** In a list of secrets any is one; by a name of its own a small one is a time or a count. */
    private static boolean isSecretNumber(String number, String name, SecretNames.Kind kind) {
        return kind == SecretNames.Kind.PASSWORD
                || KnownName.reachesElements(kind) && (name.isEmpty() || !Harmless.is(number, kind));
    }

    /** The value of a variable or option whose name stands beside it stays a text. */
    private void entryValue(JsonNode child, NamedEntry entry, JsonGenerator json) throws IOException {
        if (child.isValueNode() && !child.isNull() && !child.isBoolean()
                && !Harmless.is(child.asText(), entry.kind())) {
            redacted = true;
            json.writeString(detectors.placeholder(entry.kind().label(), child.asText()));
        } else {
            value(child, SecretPaths.UNDECLARED, entry.kind(), json);
        }
    }

    /** What the type file calls a secret: each scalar of it becomes its measure, null stays null. */
    private void declared(
            JsonNode node, List<String> measures, String name, JsonGenerator json)
            throws IOException {
        if (node.isNull() || Detectors.isMeasure(node)) {
            json.writeTree(node);
        } else if (node instanceof ObjectNode object) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                json.writeFieldName(names.get(field.getKey()).written());
                declared(field.getValue(), measures, field.getKey(), json);
            }
            json.writeEndObject();
        } else if (node instanceof ArrayNode array) {
            json.writeStartArray();
            for (JsonNode element : array) {
                declared(element, measures, name, json);
            }
            json.writeEndArray();
        } else {
            redacted = true;
            SecretNames.Kind kind = SecretNames.of(name);
            String label = kind == SecretNames.Kind.NONE ? "value" : kind.label();
            ObjectNode measure = detectors.measure(label, name, node.asText());
            Switch.measure(kind, node.asText()).ifPresent(word -> measure.put("switch", word));
            measure.retain(Stream.concat(Stream.of("removed", "kind"), measures.stream()).toList());
            json.writeTree(measure);
        }
    }

    /** In a command, the value of an option may be the next element. */
    private void array(ArrayNode array, SecretPaths at, SecretNames.Kind above, CommandLine line, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        SecretNames.Kind inherited = above == SecretNames.Kind.USER_DATA ? above : SecretNames.Kind.NONE;
        for (JsonNode element : array) {
            String text = element.isTextual() || element.isNumber() ? element.asText() : "";
            SecretNames.Kind option = ProgramOptions.kind(line.before());
            Value known = line.next(text);
            if (option != SecretNames.Kind.NONE && !text.startsWith("-") && !Harmless.is(text, option)) {
                redacted = true;
                json.writeString(detectors.placeholder(option.label(), text));
            } else if (KnownName.reachesElements(above) && (element.isNumber() || !Harmless.is(text, above))) {
                field(element, "", above, at.element(), json);
            } else if (known != null) {
                redacted = true;
                json.writeString(detectors.without(text, known));
            } else {
                value(element, at.element(), several > 0 && element.isContainerNode() ? above : inherited, json);
            }
        }
        json.writeEndArray();
    }

    /** What has run through the words of a list, for the list that goes on. */
    private static CommandLine after(JsonNode command) {
        CommandLine line = new CommandLine(false);
        command.forEach(word -> line.next(word.asText()));
        return line;
    }
}
