package io.secnumscan.report;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 describes it. */
final class CsvFields {
    private CsvFields() {}

    static List<List<String>> of(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && csv.startsWith("\"\"", i)) {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\r')) {
                field.append(c);
            } else {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    lines.add(List.copyOf(line));
                    line.clear();
                    i++;
                }
            }
        }
        return lines;
    }
}
