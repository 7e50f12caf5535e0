package io.secnumscan.core.detect;

import java.util.Locale;

/**
 * Whether a text is worth a closer look. One pass and no allocation: of the texts of a cloud (ids, addresses, states,
 * times) hardly one in a hundred is.
 */
final class Suspicion {
    /** A name by itself, and a part of too many words: it counts between others' bounds only. */
    private static final String LONE = "pat";

    /** Every detector's matches contain one of these, in any case; "value" stands behind each name of {@link NamedValues}. */
    private static final String[] WORDS = {
            "pass", "pwd", "pw", "mdp", "secret", "token", "key", "psk", "cred", "cookie", "auth", "blob", "bearer",
            "basic",
            "private", "jwt", LONE, "value",
            "eyj", "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "aiza",
            "ya29.",
            "gocspx-", "k_live_", "_v1_", "npm_", "pypi-", "hvs.", "hvb.", "hvr.", "gaaaaa", "$1$", "$2", "$5$", "$6$",
            "$y$",
            "$argon2", "://", "sig=", "signature=", "curl ", "wget ", "mysql", "mariadb", "machine ", "ls0tls1crud",
            "redis-cli", "valkey-cli", "mongo", "ldap", "identified", "rabbitmqadmin", "cqlsh",
            "mosquitto_", "ipmitool",
            "h4si", "-user", " -", "\t-", "\"-", "'-", "[-", ",-", "\n-", "(-", ":-", "=-", ";-", "|-", "&-", ")-",
            "`-",
            "{-", "}-", "]-", "\r-", "\\n-", "\\t-", "\\r-", "rabbitmqctl", "sqlplus",
            "sqlldr", "expdp", "impdp", "rman", "smbclient", "rclone", "etcdctl", "vault", "bao", "cargo", "freerdp",
            "pdftk", "alias", "kinit", "login", " add ", " add\"", "imp ", "exp "
    };

    private static final int SHORTEST = 5;
    /** A run of base64 that may hold something. */
    static final int LONG_RUN = 40;

    private static final int ASCII = 128;
    private static final byte LOWER = 1;
    private static final byte UPPER = 2;
    private static final byte BASE64 = 4;
    /** What JSON escapes. */
    private static final byte ODD = 8;

    static final int PLAIN = 0;
    static final int ESCAPED = 1;
    static final int SUSPICIOUS = 2;
    private static final byte[] CLASSES = classes();
    /** By the first two characters: the words that begin with them. */
    private static final String[][] STARTS = starts();

    private Suspicion() {}

    static boolean of(String text) {
        return look(text) == SUSPICIOUS;
    }

    /**
     * The same look, for who writes the text next.
     *
     * @return {@link #SUSPICIOUS}; else {@link #PLAIN} for a text that is the same in JSON, byte for byte (printable ASCII
     *     without quotes and backslashes); else {@link #ESCAPED}
     */
    static int look(String text) {
        int length = text.length();
        int run = 0;
        int seen = 0;
        if (length >= SHORTEST && text.charAt(0) == '-') {
            return SUSPICIOUS;
        }
        char before = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                if (Disguise.mayBe(c)) {
                    return SUSPICIOUS;
                }
                run = 0;
                before = 0;
                seen = ODD;
                continue;
            }
            byte kind = CLASSES[c];
            if ((kind & BASE64) == 0) {
                run = 0;
                seen = (seen | kind) & ODD;
                if (c == '@' && endsLogin(text, i)) {
                    return SUSPICIOUS;
                }
            } else {
                run++;
                seen |= kind;
                if (run >= LONG_RUN && (seen & (LOWER | UPPER)) == (LOWER | UPPER)) {
                    return SUSPICIOUS;
                }
            }
            String[] words = STARTS[before * ASCII + c];
            if (words != null && length >= SHORTEST && startsOne(text, i - 1, words)) {
                return SUSPICIOUS;
            }
            before = c;
        }
        return (seen & ODD) == 0 ? PLAIN : ESCAPED;
    }

    private static boolean startsOne(String text, int at, String[] words) {
        for (String word : words) {
            if (text.regionMatches(true, at, word, 0, word.length()) && (!word.equals(LONE) || standsAlone(text, at))) {
                return true;
            }
        }
        return false;
    }

    /** {@code user:password} before that place. */
    private static boolean endsLogin(String text, int at) {
        for (int i = at - 1; i > 0 && text.charAt(i) > ' ' && text.charAt(i) != '/'; i--) {
            if (text.charAt(i) == ':') {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAlone(String text, int at) {
        int end = at + LONE.length();
        return (at == 0 || !isWord(text.charAt(at - 1))) && (end == text.length() || !isWord(text.charAt(end)));
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            if (c >= 'a' && c <= 'z') {
                classes[c] = BASE64 | LOWER;
            } else if (c >= 'A' && c <= 'Z') {
                classes[c] = BASE64 | UPPER;
            } else if (c >= '0' && c <= '9' || c == '+' || c == '/' || c == '_' || c == '-') {
                classes[c] = BASE64;
            } else if (c < ' ' || c == '"' || c == '\\' || c == ASCII - 1) {
                classes[c] = ODD;
            }
        }
        return classes;
    }

    private static String[][] starts() {
        String[][] starts = new String[ASCII * ASCII][];
        for (String word : WORDS) {
            for (char a : cases(word.charAt(0))) {
                for (char b : cases(word.charAt(1))) {
                    int at = a * ASCII + b;
                    String[] known = starts[at] == null ? new String[0] : starts[at];
                    String[] more = java.util.Arrays.copyOf(known, known.length + 1);
                    more[known.length] = word;
                    starts[at] = more;
                }
            }
        }
        return starts;
    }

    private static char[] cases(char c) {
        String both = String.valueOf(c).toLowerCase(Locale.ROOT) + String.valueOf(c).toUpperCase(Locale.ROOT);
        return both.charAt(0) == both.charAt(1) ? new char[]{c} : both.toCharArray();
    }
}
