package io.secnumscan.core.detect;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that are no secrets although their name promises one: switches, references, masks, public keys. */
final class Harmless {
    private static final Set<String> WORDS = Set.of(
            "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined", "unset", "n/a", "default",
            "auto",
            "required", "optional", "disabled", "enabled", "inherit", "redacted", "removed", "hidden", "masked",
            "string");
    private static final Pattern MASK = Pattern.compile("(?:\\*+|x{3,}|X{3,}|\\.+|-+|•+|#+)");
    /** ${NAME}, $NAME, $(NAME), {{ name }}, %(name)s, %NAME%, <name>, [removed:…]: a place, not a value. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$|\\$\\{[\\w.:-]{1,100}\\}|\\$\\([\\w. /:-]{1,200}\\)|\\$[A-Za-z_]\\w*|\\{\\{[^{}]{0,200}\\}\\}|%\\([\\w.]{1,100}\\)s"
                    + "|%[A-Za-z_]\\w*%|<[A-Za-z][\\w .-]{0,60}>|\\[removed:[^\\]]*\\]|(?:env|fd):\\w{1,100}|file:[/.][\\w./-]{1,200}");
    /** Possessive: a group that may give back takes a stack frame for each part of a long path. */
    private static final Pattern PATH = Pattern.compile("(?:~|\\.{1,2})?(?:/[\\w.@-]++)++/?");
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s@]*");
    private static final Pattern MEASURE =
            Pattern.compile("-?\\d{1,5}|\\d{1,9}(?:\\.\\d+)?(?:ms|s|m|h|d)(?:\\d+m)?(?:\\d+s)?");
    private static final Pattern PUBLIC =
            Pattern.compile(
                    "(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)[a-z0-9@.-]+ .*|-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY).*",
                    Pattern.DOTALL);
    private static final Pattern LIKE_A_KEY = Pattern.compile("[A-Za-z0-9+/_-]{20,}={0,2}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    /** Bits a character from which on letters and digits look random. */
    private static final double RANDOM = 3.5;

    private Harmless() {}

    /** A switch or a mark of absence. */
    static boolean isWord(String value) {
        return WORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    static boolean is(String value, SecretNames.Kind kind) {
        String trimmed = value.strip();
        if (trimmed.isEmpty() || isWord(trimmed) || MASK.matcher(trimmed).matches()
                || REFERENCE.matcher(trimmed).matches()) {
            return true;
        }
        if (PUBLIC.matcher(trimmed).matches() && !trimmed.contains("PRIVATE KEY")) {
            return true;
        }
        return switch (kind) {
            case PASSWORD -> isWorkingFolder(trimmed);
            case TOKEN, SECRET, KEY -> isPlace(trimmed);
            case MAYBE ->
                    !looksRandom(trimmed) && (trimmed.length() < 8 || trimmed.length() % 4 != 0 || !isLogin(trimmed));
            case USER_DATA, COPY -> false;
            case NONE -> true;
        };
    }

    /** PWD is the shell's working folder before it is a password. */
    private static boolean isWorkingFolder(String value) {
        return value.length() > 1 && value.startsWith("/") && PATH.matcher(value).matches();
    }

    private static boolean isPlace(String value) {
        return PATH.matcher(value).matches() || MEASURE.matcher(value).matches()
                || ADDRESS.matcher(value).matches() && value.indexOf('?') < 0;
    }

    /** Name and password in base64, as Docker keeps them: {@code auth: cHVsbGVyOnB3}. */
    static boolean isLogin(String value) {
        if (value.replace("=", "").length() % 4 == 1 || !BASE64.matcher(value).matches()) {
            return false;
        }
        byte[] bytes = Base64.getDecoder().decode(value.replace("=", ""));
        int colon = -1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
            if (bytes[i] == ':' && colon < 0) {
                colon = i;
            }
        }
        return colon > 0 && colon < bytes.length - 1;
    }

    /** Letters of both cases, digits or signs in no order that anybody would choose. */
    static boolean looksRandom(String value) {
        return LIKE_A_KEY.matcher(value).matches()
                && !HEX.matcher(value).matches()
                && Shape.of(value).classes() >= 3
                && Shape.of(value).entropy() >= RANDOM;
    }
}
