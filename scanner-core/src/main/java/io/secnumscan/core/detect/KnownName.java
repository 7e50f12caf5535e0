package io.secnumscan.core.detect;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is to be known of a field's name, found out once.
 *
 * @param written the name without secrets, ready for a generator
 * @param kind what it promises of its value
 * @param many what it promises of a list or map: {@code tokens} are several
 * @param describes whether it says something of a secret beside it, and is none
 * @param plural whether it names several
 * @param role what its value may be to the object around it
 */
record KnownName(SerializedString written, SecretNames.Kind kind, SecretNames.Kind many, boolean describes,
        boolean plural, Role role) {
    /** Below a name that promises a secret, these hold it: {@code db_password: {type: string, default: x}}. */
    private static final Set<String> CARRIERS =
            Set.of("default", "content", "contents", "text", "plain", "defaultValue");

    private static final Set<String> VALUES = Set.of("value", "Value", "output_value");
    private static final Set<String> DATA = Set.of("data", "stringData");

    /** What a field is to its object. */
    enum Role {
        /** Beside a name, the value that it names. */
        VALUE,
        /** In a Secret of Kubernetes, its values. */
        DATA,
        /** Where the secret that a name above promises stands. */
        CARRIER,
        /** First field of a measure. */
        REMOVED,
        OTHER
    }

    /** Names as they come. Not thread-safe. */
    static final class Cache {
        private static final int MAX = 4096;
        private final Map<String, KnownName> names = new HashMap<>();
        private final Detectors detectors;

        Cache(Detectors detectors) {
            this.detectors = detectors;
        }

        KnownName get(String name) {
            KnownName known = names.get(name);
            if (known == null) {
                known = new KnownName(new SerializedString(detectors.redact(name)), SecretNames.of(name),
                        SecretNames.ofMany(name),
                        SecretNames.describes(name), name.endsWith("s") || name.endsWith("S"), role(name));
                if (names.size() < MAX) {
                    names.put(name, known);
                }
            }
            return known;
        }
    }

    /** Whether what stands below are several secrets. */
    boolean several() {
        return many != SecretNames.Kind.NONE && plural;
    }

    /**
     * What is promised of the value of this field, itself or by a name above.
     *
     * @param deep whether it stands below a name of several secrets
     */
    SecretNames.Kind promise(JsonNode child, SecretNames.Kind above, boolean deep) {
        if (kind != SecretNames.Kind.NONE) {
            return kind;
        }
        boolean holds = role != Role.OTHER || reachesElements(above) && !describes && (deep || !child.isObject());
        return holds && above != SecretNames.Kind.NONE ? above : child.isContainerNode() ? many : kind;
    }

    /** Whether what a name promises of a list or map is true of each value right in it. */
    static boolean reachesElements(SecretNames.Kind above) {
        return above.isSecret() && above != SecretNames.Kind.MAYBE;
    }

    private static Role role(String name) {
        if (VALUES.contains(name)) {
            return Role.VALUE;
        }
        if (DATA.contains(name)) {
            return Role.DATA;
        }
        if (CARRIERS.contains(name)) {
            return Role.CARRIER;
        }
        return name.equals("removed") ? Role.REMOVED : Role.OTHER;
    }
}
