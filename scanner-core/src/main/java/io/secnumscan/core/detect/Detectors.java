package io.secnumscan.core.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures secret values in memory: what rules need to know of a secret, from which it can't be had back.
 *
 * <p>One instance a run. Its HMAC key is random and never leaves it, so that reuse of a value shows within a run and
 * guessing afterwards does not work. Thread-safe.
 */
public final class Detectors {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    private Detectors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With a key of its own. */
    public static Detectors create() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Detectors(key);
    }

    /**
     * The measure that stands in the snapshot in place of a value.
     *
     * @param kind what the value is, from where it stood: {@code password}, {@code secret-data}, {@code user-data}, …
     * @return {@code {removed: true, kind, length, classes, entropy, matches, hmac}}: length in characters, classes of
     *     characters that occur, entropy as an upper bound in bits, matches of detectors in it
     */
    public ObjectNode measure(String kind, String value) {
        ObjectNode measure = JsonNodeFactory.instance.objectNode();
        measure.put("removed", true);
        measure.put("kind", kind);
        measure.put("length", value.length());
        ArrayNode classes = measure.putArray("classes");
        Shape shape = Shape.of(value);
        shape.classes().forEach(classes::add);
        measure.put("entropy", shape.entropy());
        measure.putArray("matches");
        measure.put("hmac", hmac(value));
        return measure;
    }

    /** Whether a value is already a measure: redaction leaves it alone. */
    public static boolean isMeasure(JsonNode value) {
        return value.isObject() && value.path("removed").asBoolean(false) && value.path("kind").isTextual();
    }

    private String hmac(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
