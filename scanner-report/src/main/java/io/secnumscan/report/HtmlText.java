package io.secnumscan.report;

/** Texts as HTML: no markup, and nothing that turns the direction of what stands beside it. */
final class HtmlText {
    private HtmlText() {}

    /** For the content of an element, and for the value of an attribute in double quotes. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        TerminalText.clean(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
