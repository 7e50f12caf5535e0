package io.secnumscan.core.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;

/** Writes texts to a generator; those that need no escape as they are, which most texts of a cloud don't. */
final class FastJson {
    private static final int LONGEST = 4096;
    private final byte[] bytes = new byte[LONGEST];

    /**
     * The same as {@code json.writeString(text)}.
     *
     * @param plain whether it is {@link Suspicion#PLAIN}
     */
    @SuppressWarnings("deprecation") // the only copy of a text's bytes that neither allocates nor looks at each; ASCII only
    void text(String text, boolean plain, JsonGenerator json) throws IOException {
        if (plain && text.length() <= LONGEST && json instanceof UTF8JsonGenerator) {
            text.getBytes(0, text.length(), bytes, 0);
            json.writeRawUTF8String(bytes, 0, text.length());
        } else {
            json.writeString(text);
        }
    }

    /** What is neither a text nor has parts. */
    static void scalar(JsonNode node, JsonGenerator json) throws IOException {
        switch (node) {
            case IntNode number -> json.writeNumber(number.intValue());
            case LongNode number -> json.writeNumber(number.longValue());
            case BooleanNode bool -> json.writeBoolean(bool.booleanValue());
            case NullNode _ -> json.writeNull();
            default -> json.writeTree(node);
        }
    }
}
