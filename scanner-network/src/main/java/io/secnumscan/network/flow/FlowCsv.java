package io.secnumscan.network.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Lines of flows as CSV of RFC 4180, in fixed columns: other programs read them. Lists are parted by spaces. */
public final class FlowCsv implements FlowSink {
    private static final String HEADER = "from,to,protocol,ports,decision,witness,because";
    private static final String FORMULA = "=+-@\t";

    private final Appendable out;

    /** Writes the header. */
    public FlowCsv(Appendable out) {
        this.out = out;
        line(HEADER);
    }

    @Override
    public void add(FlowLine line) {
        line(String.join(",", List.of(
                cell(line.from()), cell(line.to()), cell(line.protocol()), cell(String.join(" ", line.ports())),
                cell(line.decision().label()), cell(line.witness().orElse("")),
                cell(String.join(" ", line.because())))));
    }

    private void line(String line) {
        try {
            out.append(line).append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No name of ours begins as a formula does; one that somebody gave must not become one in a spreadsheet. */
    private static String cell(String given) {
        String text = given.isEmpty() || FORMULA.indexOf(given.charAt(0)) < 0 ? given : "'" + given;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
