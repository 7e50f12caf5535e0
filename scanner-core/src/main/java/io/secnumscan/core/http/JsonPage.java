package io.secnumscan.core.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** Reads one page of a list: the elements of one array stream by, the rest of the document is small and returned. */
public final class JsonPage {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_STRING = 20_000_000;
    /** Bounded in depth and length; keeps numbers as they were written. */
    public static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private JsonPage() {}

    /** Takes one element; may refuse it, which ends the page as unreadable. */
    @FunctionalInterface
    public interface Element {
        void accept(JsonNode element) throws IOException;
    }

    /**
     * @param array name of the top-level array whose elements go to {@code element}
     * @return everything else of the top-level object (links, {@code metadata.continue}, …)
     * @throws MissingArray when the document has no such array: an answer of another shape, never an empty list
     * @throws IOException when the body is cut, no JSON, or followed by something else
     */
    public static ObjectNode read(InputStream body, String array, Element element) throws IOException {
        ObjectNode rest = JSON.createObjectNode();
        boolean seen = false;
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MissingArray(array);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(array) && value == JsonToken.START_ARRAY) {
                    seen = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        element.accept(JSON.readTree(parser));
                    }
                } else if (name.equals(array) && value == JsonToken.VALUE_NULL) {
                    seen = true;
                } else {
                    rest.set(name, JSON.readTree(parser));
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("the document does not end where it should");
            }
        }
        if (!seen) {
            throw new MissingArray(array);
        }
        return rest;
    }

    /**
     * Reads a small document whole.
     *
     * @return missing for an empty body
     * @throws IOException when the body is cut, also behind the document's end, no JSON, or followed by something else
     */
    public static JsonNode document(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonNode document = JSON.readTree(parser);
            if (parser.nextToken() != null) {
                throw new IOException("the document does not end where it should");
            }
            return document == null ? MissingNode.getInstance() : document;
        }
    }

    /** The document is JSON and holds no such list. */
    public static final class MissingArray extends IOException {
        private static final long serialVersionUID = 1L;

        MissingArray(String array) {
            super("the answer has no list \"" + array + "\"");
        }
    }
}
