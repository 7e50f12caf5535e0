package io.secnumscan.core.detect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which software writes one text: as it is, and as addresses, JSON, markup, hex and base64 need it. */
final class Spellings {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    /** Shorter stretches of base64 occur by chance. */
    private static final int SHORTEST_BASE64 = 8;

    private Spellings() {}

    static Set<String> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        percent(text, spellings);
        json(text, spellings);
        markup(text, spellings);
        spellings.add(HexFormat.of().formatHex(bytes));
        spellings.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            base64(bytes, shift, spellings);
        }
        return spellings;
    }

    private static void percent(String text, Set<String> spellings) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String one : List.of(form, form.replace("+", "%20"))) {
            String open = one.replace("%2F", "/");
            for (String upper : List.of(one, open, one.replace("*", "%2A"), one.replace("%7E", "~"))) {
                spellings.add(upper);
                spellings.add(ESCAPE.matcher(upper).replaceAll(found -> found.group().toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static void json(String text, Set<String> spellings) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\t", "\\t");
        spellings.add(escaped);
        spellings.add(escaped.replace("/", "\\/"));
        StringBuilder ascii = new StringBuilder();
        StringBuilder careful = new StringBuilder();
        escaped.chars().forEach(c -> {
            boolean odd = c >= 0x7f;
            ascii.append(odd ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c));
            careful.append(odd || "&<>'=".indexOf(c) >= 0 ? String.format(Locale.ROOT, "\\u%04x", c)
                    : String.valueOf((char) c));
        });
        spellings.add(ascii.toString());
        spellings.add(careful.toString());
    }

    private static void markup(String text, Set<String> spellings) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        for (String quote : new String[]{"\"", "&quot;", "&#34;"}) {
            for (String apostrophe : new String[]{"'", "&#39;", "&#x27;", "&apos;"}) {
                spellings.add(escaped.replace("\"", quote).replace("'", apostrophe));
            }
        }
    }

    /** What base64 makes of the text when it stands that many bytes behind a group's start, without the ends that vary. */
    private static void base64(byte[] bytes, int shift, Set<String> spellings) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : 4;
        int to = shifted.length / 3 * 4;
        if (to - from >= SHORTEST_BASE64) {
            String form = whole.substring(from, to);
            spellings.add(form);
            spellings.add(form.replace('+', '-').replace('/', '_'));
        }
    }
}
