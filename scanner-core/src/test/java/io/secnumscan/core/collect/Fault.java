package io.secnumscan.core.collect;

import static io.secnumscan.core.http.RawServer.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.RawServer;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What may go wrong with one answer of a service, as a change of the healthy one. */
public enum Fault {
    FORBIDDEN(body -> answer(403, "", "{\"message\": \"not for you\"}")),
    UNAUTHENTICATED(body -> answer(401, "", "{\"message\": \"who are you?\"}")),
    NOT_FOUND(body -> answer(404, "", "{\"message\": \"no such thing\"}")),
    BROKEN(body -> answer(500, "", "")),
    UNAVAILABLE(body -> answer(503, "Retry-After: 0\r\n", "no server is available")),
    THROTTLED(body -> answer(429, "", "Too many requests, please try again later.\n")),
    NO_JSON(body -> answer(200, "Content-Type: text/html\r\n", "<html><body>Sign in</body></html>")),
    NO_BODY(body -> answer(204, "", "")),
    OTHER_SHAPE(body -> answer(200, "", "{\"unexpected\": []}")),
    OTHER_ROWS(body -> answer(200, "", changed(body, Fault::rowsOfNumbers))),
    CUT(body -> RawServer.cut(body.substring(0, body.length() / 2))),
    CUT_BEHIND_THE_LAST_BYTE(RawServer::cut),
    ENDS_EARLY(body -> answer(200, "", body.substring(0, body.length() / 2))),
    NO_ANSWER(body -> (out, server) -> {}),
    STALLED(body -> RawServer.stall(body.substring(0, body.length() / 2)));

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Function<String, RawServer.Reply> reply;

    Fault(Function<String, RawServer.Reply> reply) {
        this.reply = reply;
    }

    RawServer.Reply of(String healthy) {
        return reply.apply(healthy);
    }

    /** Whether it makes another answer of this one: only a list has rows to spoil. */
    boolean applies(String healthy) {
        return this != OTHER_ROWS || hasRows(healthy);
    }

    static boolean hasRows(String healthy) {
        return !emptied(healthy).equals(changed(healthy, root -> root));
    }

    /** The same answer of a release that says more. */
    static String withUnknownFields(String body) {
        return changed(body, root -> {
            root.set("x_new_around", JSON.createObjectNode().put("a", 1));
            rows(root).forEach(row -> {
                if (row instanceof ObjectNode object) {
                    object.set("x_new_field", JSON.createArrayNode().add("b"));
                }
            });
            return root;
        });
    }

    /** The same answer without a row. */
    static String emptied(String body) {
        return changed(body, root -> {
            rows(root).removeAll();
            return root;
        });
    }

    private static ObjectNode rowsOfNumbers(ObjectNode root) {
        ArrayNode rows = rows(root);
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, rows.numberNode(7));
        }
        return root;
    }

    private static String changed(String body, UnaryOperator<ObjectNode> change) {
        try {
            JsonNode root = JSON.readTree(body);
            return root instanceof ObjectNode object ? change.apply(object).toString() : body;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first list of the document; a new one where there is none. */
    private static ArrayNode rows(ObjectNode root) {
        for (JsonNode child : root) {
            if (child instanceof ArrayNode array) {
                return array;
            }
        }
        return JSON.createArrayNode();
    }
}
