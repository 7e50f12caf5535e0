package io.secnumscan.core.detect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the name of a value says of it: of a JSON field, a variable, an option, a key in YAML or of a query. The last word
 * decides: {@code db_password} holds one, {@code password_regex}, {@code tokenTtl} and {@code secret_ref} do not.
 */
final class SecretNames {
    private static final Set<String> PASSWORDS =
            Set.of("password", "passwords", "passwd", "pwd", "pw", "pass", "passphrase",
                    "passcode", "requirepass", "masterauth", "mdp", "motdepasse");
    private static final List<String> MOT_DE_PASSE = List.of("mot", "de", "passe");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Set<String> SECRETS =
            Set.of("secret", "psk", "cred", "creds", "credential", "credentials", "blob");
    private static final Set<String> TOKENS = Set.of("token", "jwt", "cookie", "bearer", "authorization");
    /** Words without a gap before them: {@code userpassword}, {@code authtoken}. */
    private static final List<String> ENDINGS = List.of("password", "passwd", "passphrase", "secret", "token");
    private static final Set<String> GLUED_KEYS = Set.of("apikey", "secretkey", "privatekey", "accesskey", "authkey");
    /** What makes a key one that must not be seen; public, host, primary and map keys are not among them. */
    private static final Set<String> KEY_OF = Set.of(
            "api", "secret", "private", "access", "auth", "encryption", "master", "signing", "shared", "session",
            "account",
            "storage", "client", "service", "rsa", "ssh", "tls", "ssl", "server", "license", "hmac", "aes", "des",
            "decryption");
    private static final Set<String> OPEN_KEY_OF =
            Set.of("public", "pub", "host", "known", "topology", "sort", "primary", "foreign", "partition", "group",
                    "label");
    /** A secret of Kubernetes that is named, not shown: {@code tlsSecret: shop-tls}. */
    private static final Set<String> NAMED_SECRET_OF = Set.of("existing", "pull", "tls", "ca", "ssl", "auth");
    /** Words behind the one that counts. */
    private static final Set<String> NEUTRAL = Set.of(
            "value", "data", "text", "plain", "plaintext", "string", "str", "b64", "base64", "encoded", "hash",
            "hashed", "raw",
            "new", "old", "current", "default");
    /** Names of commands and settings that end like a secret. */
    private static final Set<String> OTHERS = Set.of("chpasswd", "bypass", "compass", "byte-pass", "passthrough");

    /** Words that end like a password and mean none. */
    private static final Set<String> NO_PASS =
            Set.of("bypass", "compass", "encompass", "surpass", "overpass", "underpass", "lowpass", "highpass",
                    "bandpass",
                    "multipass", "singlepass");
    /** In a map under a name that promises a secret, last words of what says where or of what kind it is. */
    private static final Set<String> DESCRIPTIONS = Set.of(
            "name", "namespace", "type", "kind", "path", "file", "ref", "id", "uuid", "key", "mode", "algorithm",
            "policy",
            "description", "label", "audience", "version", "group", "url", "uri", "encoding", "format", "provider",
            "status", "state", "reason", "message", "user", "username", "method", "schema", "constraints", "scope",
            "issuer", "expires", "expiry", "at", "created", "updated", "time", "timestamp", "size", "length", "min",
            "max", "ttl", "seconds", "count", "optional",
            "items", "source");

    private SecretNames() {}

    /** What a name promises. */
    enum Kind {
        PASSWORD("password"),
        TOKEN("token"),
        SECRET("secret"),
        KEY("key"),
        /** Start-up data of an instance: kept as a measure whatever it holds. */
        USER_DATA("user-data"),
        /** A copy of the whole object, with the values that are taken out elsewhere. */
        COPY("copy-of-object"),
        /** A key or a login, if it looks like one. */
        MAYBE("key"),
        NONE("none");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The kind of that label; {@code NONE} for a label of the caller's own. */
        static Kind labelled(String label) {
            for (Kind kind : values()) {
                if (kind.label.equals(label)) {
                    return kind;
                }
            }
            return NONE;
        }

        /** Whether the value itself is the secret, and not something that may hold one. */
        boolean isSecret() {
            return switch (this) {
                case PASSWORD, TOKEN, SECRET, KEY, MAYBE -> true;
                case USER_DATA, COPY, NONE -> false;
            };
        }
    }

    static Kind of(String name) {
        return name.length() < 2 || name.length() > 200 ? Kind.NONE : ofPlain(plain(name));
    }

    /** What the name of a list or map says of its values: several of what it says of one. */
    static Kind ofMany(String name) {
        Kind one = of(name);
        boolean several = one == Kind.NONE && name.length() > 3 && (name.endsWith("s") || name.endsWith("S"));
        Kind each = several ? of(name.substring(0, name.length() - 1)) : one;
        return each == Kind.MAYBE ? one : each;
    }

    /** Whether a name in a map tells of a secret, and not the secret. */
    static boolean describes(String name) {
        List<String> words = words(name);
        return words.isEmpty() || DESCRIPTIONS.contains(words.getLast());
    }

    /** Letters of other widths and characters that nobody sees make no other name. */
    private static String plain(String name) {
        return name.chars().allMatch(c -> c < 0x80) ? name
                : INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    }

    private static Kind ofPlain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isCopy(lower)) {
            return Kind.COPY;
        }
        List<String> words = words(name);
        while (words.size() > 1 && (NEUTRAL.contains(words.getLast()) || isNumber(words.getLast()))
                && !isUserData(words)) {
            words.removeLast();
        }
        if (isUserData(words)) {
            return Kind.USER_DATA;
        }
        if (!words.isEmpty()) {
            words.add(words.removeLast().replaceFirst("(?<=[a-z]{3})\\d{1,4}$", ""));
        }
        return words.isEmpty() || OTHERS.contains(words.getLast()) ? Kind.NONE : of(words, name.indexOf('/') >= 0);
    }

    private static Kind of(List<String> words, boolean qualified) {
        String last = words.getLast();
        String before = words.size() < 2 ? "" : words.get(words.size() - 2);
        if (PASSWORDS.contains(last) || endsLike(words, MOT_DE_PASSE)) {
            return Kind.PASSWORD;
        }
        if (TOKENS.contains(last)) {
            return Kind.TOKEN;
        }
        if (SECRETS.contains(last)) {
            return last.equals("secret") && (qualified || NAMED_SECRET_OF.contains(before)) ? Kind.MAYBE : Kind.SECRET;
        }
        if (GLUED_KEYS.contains(last) || last.equals("key") && KEY_OF.contains(before)) {
            return Kind.KEY;
        }
        if (last.equals("key") && !OPEN_KEY_OF.contains(before) || last.equals("auth") || last.equals("pat")
                || last.equals("userpass")) {
            return Kind.MAYBE;
        }
        return glued(last);
    }

    private static boolean endsLike(List<String> words, List<String> end) {
        return words.size() >= end.size() && words.subList(words.size() - end.size(), words.size()).equals(end);
    }

    private static Kind glued(String word) {
        for (String ending : ENDINGS) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return switch (ending) {
                    case "secret" -> Kind.SECRET;
                    case "token" -> Kind.TOKEN;
                    default -> Kind.PASSWORD;
                };
            }
        }
        boolean pass = word.length() > 4 && (word.endsWith("pass") || word.endsWith("pwd"));
        return pass && !NO_PASS.contains(word) ? Kind.PASSWORD : Kind.NONE;
    }

    /** Annotations of kubectl and its like that hold the object as it was applied. */
    private static boolean isCopy(String lower) {
        return lower.indexOf('/') > 0
                && !lower.startsWith("f:")
                && (lower.contains("last-applied") || lower.contains("last-handled-configuration")
                        || lower.contains("previous-applied") || lower.endsWith("/original")
                        || lower.equals("objectset.rio.cattle.io/applied"));
    }

    private static boolean isUserData(List<String> words) {
        int size = words.size();
        return size > 0 && (words.getLast().equals("userdata") || size == 1 && words.getLast().equals("personality"))
                || size > 1 && words.get(size - 2).equals("user") && words.getLast().equals("data");
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Lower-case words: {@code DB_PASSWORD}, {@code dbPassword}, {@code db-password} are two each. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean part = Character.isLetterOrDigit(c);
            if ((!part || startsWord(name, i)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (part) {
                word.append(Character.toLowerCase(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean startsWord(String name, int i) {
        if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
            return false;
        }
        char before = name.charAt(i - 1);
        boolean lowerNext = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return Character.isLowerCase(before) || Character.isDigit(before) || Character.isUpperCase(before) && lowerNext;
    }
}
