package io.secnumscan.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as fields of CSV that a spreadsheet opens: as RFC 4180 quotes them, and never a formula. */
final class CsvText {
    /** Spreadsheets cut or refuse what is longer than 32,767 characters. */
    private static final int MOST = 32_000;
    /** What spreadsheets take for the begin of a formula; the last four are the full-width forms of the first. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    /** Where semicolons part cells, as in French settings, a quote within one holds nothing together: neither them nor lines. */
    private static final Pattern FORMULA_WITHIN =
            Pattern.compile("[;\r\n](?=[ \u00a0\"]*[=+@\t\uff1d\uff0b\uff0d\uff20-])");

    private CsvText() {}

    /** One line, with its end. */
    static String line(List<String> fields) {
        return fields.stream().map(CsvText::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String cut = text.length() > MOST ? text.substring(0, MOST) + "… (report.json)" : text;
        String harmless = (formula ? "'" : "") + TerminalText.cleanLines(FORMULA_WITHIN.matcher(cut).replaceAll("$0'"));
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == ';' || c == '\'');
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
