package io.secnumscan.report;

import io.secnumscan.core.text.Text;
import java.util.List;

/** What is written of a summary so far, in its language and no wider than its terminal. */
final class Page {
    private final ConsoleStyle style;
    private final StringBuilder out = new StringBuilder();

    Page(ConsoleStyle style) {
        this.style = style;
    }

    ConsoleStyle style() {
        return style;
    }

    int width() {
        return style.width();
    }

    String in(Text text) {
        return text.in(style.language());
    }

    String in(String en, String fr) {
        return style.language().equals("fr") ? fr : en;
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    void wrapped(String indent, String text) {
        TerminalText.wrap(text, width() - indent.length()).forEach(one -> line(indent + one));
    }

    /** As many lines as that, then an ellipsis: report.json has it whole. */
    void cut(String indent, String text, int most) {
        TerminalText.wrap(text, width() - indent.length(), most).forEach(one -> line(indent + style.dim(one)));
    }

    /** Items side by side, wrapped between them, so that colours never count as columns. */
    void joined(String lead, List<String> items) {
        StringBuilder current = new StringBuilder(lead);
        int columns = TerminalText.width(plain(lead));
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? " · " : "");
            if (columns + TerminalText.width(plain(item)) > width()) {
                line(current.toString().stripTrailing());
                current.setLength(0);
                current.append("  ");
                columns = 2;
            }
            current.append(item);
            columns += TerminalText.width(plain(item));
        }
        line(current.toString());
    }

    private static String plain(String painted) {
        return painted.replaceAll("\u001b\\[[0-9]*m", "");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
