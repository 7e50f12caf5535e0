package io.secnumscan.core.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

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

    /** The same name twice in one object leaves open which value is meant. */
    private static final ObjectReader STRICT = JSON.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    /**
     * Of an element, of everything around the list, and of a whole document. Kubernetes stores no object of more than 1.5
     * MiB; a tree of as many values takes some 40 MiB at most.
     */
    private static final Measured.Bound PIECE = new Measured.Bound(16L << 20, 500_000);
    /** Of one answer: a list that is not paged has as many at the very most; what is known of each is held while it is read. */
    private static final int MOST_ELEMENTS = 1_000_000;

    private final String array;
    private final boolean nullIsEmpty;
    private final Measured.Bound bound;
    private final Element element;

    private JsonPage(String array, boolean nullIsEmpty, Measured.Bound bound, Element element) {
        this.array = array;
        this.nullIsEmpty = nullIsEmpty;
        this.bound = bound;
        this.element = element;
    }

    /** Takes one element; may refuse it, which ends the page as unreadable. */
    @FunctionalInterface
    public interface Element {
        void accept(JsonNode element) throws IOException;
    }

    /**
     * @param array name of the top-level array whose elements go to {@code element}
     * @return everything else of the top-level object (links, {@code metadata.continue}, …)
     * @throws MissingArray when the document has no such array: an answer of another shape, never an empty list
     * @throws IOException when the body is cut, no JSON, followed by something else, says something twice, or is too large
     */
    public static ObjectNode read(InputStream body, String array, Element element) throws IOException {
        return new JsonPage(array, false, PIECE, element).read(body);
    }

    /** As {@link #read}, of an API that writes an empty list as {@code null}, as those in Go may. */
    public static ObjectNode readWithNull(InputStream body, String array, Element element) throws IOException {
        return new JsonPage(array, true, PIECE, element).read(body);
    }

    /** @param bound of each element, and of everything around them */
    static ObjectNode read(InputStream body, String array, Measured.Bound bound, Element element) throws IOException {
        return new JsonPage(array, false, bound, element).read(body);
    }

    private ObjectNode read(InputStream body) throws IOException {
        ObjectNode rest = JSON.createObjectNode();
        Set<String> names = new HashSet<>();
        try (Measured parser = Measured.of(body, bound)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MissingArray(array);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    throw new IOException("the answer says something twice; what it says is not known");
                }
                if (name.equals(array)) {
                    elements(parser);
                } else {
                    parser.nextToken();
                    rest.set(name, STRICT.<JsonNode>readTree(parser));
                }
            }
            end(parser, parser.currentToken() == JsonToken.END_OBJECT);
        }
        if (!names.contains(array)) {
            throw new MissingArray(array);
        }
        return rest;
    }

    private void elements(Measured parser) throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NULL && nullIsEmpty) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw new MissingArray(array);
        }
        Measured.Bound around = parser.left();
        parser.bound(bound);
        for (int count = 1; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count > MOST_ELEMENTS) {
                throw new Measured.TooLarge(new Text(
                        "one answer lists more than " + MOST_ELEMENTS + " elements",
                        "une réponse énumère plus de " + MOST_ELEMENTS + " éléments"));
            }
            element.accept(STRICT.readTree(parser));
            parser.bound(bound);
        }
        parser.bound(around);
    }

    private static void end(JsonParser parser, boolean closed) throws IOException {
        if (!closed || parser.nextToken() != null) {
            throw new IOException("the document does not end where it should");
        }
    }

    /**
     * Reads a small document whole.
     *
     * @return missing for an empty body
     * @throws IOException when the body is cut, also behind the document's end, no JSON, or followed by something else
     */
    public static JsonNode document(InputStream body) throws IOException {
        return document(body, PIECE);
    }

    static JsonNode document(InputStream body, Measured.Bound bound) throws IOException {
        try (Measured parser = Measured.of(body, bound)) {
            JsonNode document = STRICT.readTree(parser);
            end(parser, true);
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
