package io.secnumscan.core.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds and measures secrets in memory: what rules need to know of a secret, from which it can't be had back.
 *
 * <p>A measure is {@code {removed: true, kind, length, classes, entropy, matches, hmac}}: length in characters, classes of
 * characters that occur (0 to 4), entropy in bits a character, what detectors found in it as {@code kind name:line}, and a
 * keyed digest; where a type file asks for it, also {@code switch}: whether it is a word for yes or no. In the middle of a text stands {@code [removed:kind:length:digest]} instead.
 *
 * <p>One instance a run. Its HMAC key is random and never leaves it, so that reuse of a value shows within a run and
 * guessing afterwards does not work. Thread-safe.
 */
public final class Detectors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HMAC_BYTES = 16;
    private static final int SHORT_HMAC = 8;
    private static final Set<String> MEASURES =
            Set.of("removed", "kind", "length", "classes", "entropy", "matches", "switch", "hmac");
    private static final Pattern LABEL = Pattern.compile("[a-z-]{1,40}");
    private final SecretKeySpec key;
    private final KnownSecrets known = new KnownSecrets();

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
     * @param kind what the value is, from where it stood: {@code password}, {@code secret-data}; {@code user-data} is
     *     unpacked (base64, gzip, MIME) before it is searched, and says in its kind when that was not all:
     *     {@code user-data-unreadable}, {@code user-data-elsewhere}
     */
    public ObjectNode measure(String kind, String value) {
        return measure(kind, "", value);
    }

    /**
     * The same for a value with a name of its own (a variable, a key of a map), which may promise a secret where the value
     * has no shape.
     */
    public ObjectNode measure(String kind, String name, String value) {
        ObjectNode measure = JsonNodeFactory.instance.objectNode();
        Shape shape = Shape.of(value);
        StartUpData searched =
                kind.equals(StartUpData.READ) ? StartUpData.of(value) : new StartUpData(value, kind);
        measure.put("removed", true);
        measure.put("kind", searched.kind());
        measure.put("length", value.length());
        measure.put("classes", shape.classes());
        measure.put("entropy", shape.entropy());
        ArrayNode matches = measure.putArray("matches");
        matches(searched, name, value).forEach(matches::add);
        measure.put("hmac", hmac(value, HMAC_BYTES));
        return measure;
    }

    /** What stands where a text should, of which a measure was to be taken, and something else does: nothing is known of it. */
    static ObjectNode unmeasured() {
        return JsonNodeFactory.instance.objectNode().put("removed", true).put("kind", "unreadable");
    }

    /** Makes known a secret that the run was given or got: from now on no message shows it, in whatever spelling. */
    public void remember(String secret) {
        known.add(secret);
    }

    /** The same for a value whose name (of a header, of a field) promises a secret; others are left alone. */
    public void remember(String name, String value) {
        if (SecretNames.of(name).isSecret()) {
            remember(value);
        }
    }

    /**
     * A text for people (message, reason, line of a log) without the secrets in it: those that detectors find, and all
     * that the run knows.
     */
    public String message(String text) {
        return swept(known.hide(text, secret -> placeholder("credential", secret)));
    }

    /** The text with every secret in it replaced; the same instance when there is none. */
    public String redact(String text) {
        if (!Suspicion.of(text)) {
            return text;
        }
        return swept(known.hideStrong(text, secret -> placeholder("credential", secret)));
    }

    private String swept(String text) {
        List<Match> found = Sweep.of(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        for (Match match : found) {
            clean.append(text, from, match.start());
            clean.append(placeholder(match.kind(), text.substring(match.start(), match.end())));
            from = match.end();
        }
        return clean.append(text, from, text.length()).toString();
    }

    /** What detectors find in a text, in its order. */
    public static List<Match> find(String text) {
        return Sweep.of(text);
    }

    /** What stands in a text in place of a secret. */
    String placeholder(String kind, String secret) {
        return "[removed:" + kind + ":" + secret.length() + ":" + hmac(secret, SHORT_HMAC / 2) + "]";
    }

    /** The text with a password in it replaced. */
    String without(String text, Value password) {
        return text.substring(0, password.start())
                + placeholder(SecretNames.Kind.PASSWORD.label(), text.substring(password.start(), password.end()))
                + text.substring(password.end());
    }

    /** Whether a value is already a measure and nothing but that: redaction leaves it alone. */
    public static boolean isMeasure(JsonNode value) {
        if (!value.isObject() || !value.path("removed").asBoolean(false) || !value.path("kind").isTextual()) {
            return false;
        }
        return LABEL.matcher(value.path("kind").textValue()).matches()
                && value.propertyStream().allMatch(field -> MEASURES.contains(field.getKey())
                        && (!field.getValue().isTextual()
                                || !field.getKey().equals("matches") && field.getValue().textValue().length() <= 64)
                        && !field.getValue().isObject());
    }

    private static Set<String> matches(StartUpData searched, String name, String value) {
        Set<String> matches = new TreeSet<>();
        String text = searched.text();
        Sweep.of(text).forEach(match -> matches.add(match.describe(text)));
        SecretNames.Kind promised = promise(searched.kind(), name);
        if (promised.isSecret() && !Harmless.is(value, promised)) {
            matches.add(new Match(promised.label(), name, 0, 1).describe(" "));
        }
        return matches;
    }

    /** What the value's own name promises, else what the place where it stood does. */
    private static SecretNames.Kind promise(String kind, String name) {
        SecretNames.Kind own = SecretNames.of(name);
        return own == SecretNames.Kind.NONE ? SecretNames.Kind.labelled(kind) : own;
    }

    private String hmac(String value, int bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
