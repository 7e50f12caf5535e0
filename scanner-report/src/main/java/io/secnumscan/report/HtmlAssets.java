package io.secnumscan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What every page has in common.
 *
 * @param template the page, with {@code {{name}}} where a part belongs
 */
record HtmlAssets(String template, String style, String script) {
    private static final Pattern PART = Pattern.compile("\\{\\{([a-z.-]+)}}");
    private static final List<String> STYLES = List.of("page", "overview", "requirements", "findings", "who", "print");
    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "words", "elements", "data", "parts", "overview", "requirements", "filters", "finding", "findings", "who",
            "gaps",
            "waivers", "basis", "print", "start");

    /** Writes a part of the page. */
    @FunctionalInterface
    interface Part {
        void write(Writer to) throws IOException;
    }

    static HtmlAssets load() {
        return new HtmlAssets(
                text("html/page.html"),
                "\n" + STYLES.stream().map(name -> text("html/" + name + ".css")).collect(Collectors.joining("\n")),
                "\n\"use strict\";\n(() => {\n"
                        + SCRIPTS.stream().map(name -> text("html/" + name + ".js")).collect(Collectors.joining("\n"))
                        + "})();\n");
    }

    /** Only this style and this program may run; nothing may be fetched, sent, framed or redirected. */
    String policy() {
        return "default-src 'none'; style-src 'sha256-" + digest(style) + "'; script-src 'sha256-" + digest(script)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    /** Writes the page with the parts in their places. */
    void write(Map<String, Part> parts, Writer out) throws IOException {
        Matcher place = PART.matcher(template);
        int from = 0;
        while (place.find()) {
            out.write(template, from, place.start() - from);
            Part part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalStateException("the page asks for " + place.group());
            }
            part.write(out);
            from = place.end();
        }
        out.write(template, from, template.length() - from);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = HtmlAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this installation lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
