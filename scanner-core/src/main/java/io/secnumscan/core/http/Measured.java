package io.secnumscan.core.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.secnumscan.core.text.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A parser of a body that holds each piece that ends up in memory to a bound. Values are counted beside bytes: two bytes of
 * JSON can be a hundred of a tree, so a short text can fill a heap as well as a long one.
 */
final class Measured extends JsonParserDelegate {
    private final Bytes bytes;
    private long values;

    private Measured(JsonParser parser, Bytes bytes, Bound bound) {
        super(parser);
        this.bytes = bytes;
        this.values = bound.values();
    }

    static Measured of(InputStream body, Bound bound) throws IOException {
        Bytes bytes = new Bytes(body, bound.bytes());
        return new Measured(JsonPage.JSON.createParser(bytes), bytes, bound);
    }

    /**
     * The most that one piece may be.
     *
     * @param bytes decoded; what the parser reads ahead, some thousands, may count for the piece before
     * @param values names, values and brackets
     */
    record Bound(long bytes, long values) {}

    /** More than the scan is willing to hold of one answer at once. */
    static final class TooLarge extends Unfit {
        private static final long serialVersionUID = 1L;

        TooLarge(Text text) {
            super(text);
        }
    }

    /** Begins another piece, or goes on with one. */
    void bound(Bound bound) {
        bytes.left = bound.bytes();
        values = bound.values();
    }

    /** What the piece under way may still be. */
    Bound left() {
        return new Bound(bytes.left, values);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        if (--values < 0) {
            throw new TooLarge(new Text(
                    "one piece of the answer holds more values than any API's does",
                    "un élément de la réponse a plus de valeurs que celui d'aucune API"));
        }
        return super.nextToken();
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    private static final class Bytes extends FilterInputStream {
        private long left;

        Bytes(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return count(one, one < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            return count(read, Math.max(read, 0));
        }

        private int count(int result, int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLarge(new Text(
                        "one piece of the answer is longer than any API's is",
                        "un élément de la réponse est plus long que celui d'aucune API"));
            }
            return result;
        }
    }
}
