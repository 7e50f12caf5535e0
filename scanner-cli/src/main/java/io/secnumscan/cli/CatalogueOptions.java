package io.secnumscan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.report.TerminalText;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that looks things up in the rules, and how it shows them. */
final class CatalogueOptions {
    enum Format {
        console,
        json
    }

    @Option(names = "--rules", paramLabel = "DIR", description = "further rules of your own, with their map.yaml")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "console", descriptionKey = "list-format",
            description = "console (the default) or json, in both languages")
    private Format format =
            Format.console;

    @Mixin
    private HelpOptions common;

    Catalogue catalogue(Shell shell) {
        return Catalogue.load(rules.stream().map(shell::resolve).toList(), Platforms.installed());
    }

    /** All of them, in their order. */
    void list(List<? extends CataloguePage> pages, Shell shell) {
        if (format == Format.json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            pages.forEach(page -> all.add(page.json()));
            print(all, shell);
        } else {
            table(pages.stream().map(page -> page.row(shell)).toList(), shell);
        }
    }

    /** One of them, whole. */
    void show(CataloguePage page, Shell shell) {
        if (format == Format.json) {
            print(page.json(), shell);
        } else {
            page.print(shell);
        }
    }

    static void print(JsonNode json, Shell shell) {
        try {
            shell.out().println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A named text, wrapped and indented; nothing when it is empty. */
    static void paragraph(String name, String text, Shell shell) {
        if (text.isBlank()) {
            return;
        }
        shell.out().println();
        shell.out().println(name);
        text.lines().flatMap(line -> TerminalText.wrap(line, shell.width() - 2).stream())
                .forEach(line -> shell.out().println("  " + line));
    }

    /** Columns side by side; the last one is as long as it is. */
    private static void table(List<List<String>> rows, Shell shell) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = TerminalText.clean(row.get(i));
                line.append(cell);
                if (i + 1 < columns) {
                    line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
                }
            }
            shell.out().println(line);
        }
    }
}
