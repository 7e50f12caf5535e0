package io.secnumscan.core.detect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The forms in which a text may turn up elsewhere: as it is, and escaped or encoded as other formats do. */
public final class Disguises {
    private Disguises() {}

    public static List<String> of(String secret) {
        List<String> forms = new ArrayList<>(List.of(secret));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        forms.add(secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            String inner = base64(bytes, shift);
            if (inner.length() >= 8) {
                forms.add(inner);
                forms.add(inner.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    /** What base64 makes of the text when it stands that many bytes behind a group's start, without the ends that vary. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : 4;
        int to = shifted.length / 3 * 4;
        return to > from ? text.substring(from, to) : "";
    }
}
