package io.secnumscan.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How a judgement is reported. */
final class ReportOptions {
    enum Format {
        console,
        json
    }

    enum Language {
        fr,
        en
    }

    @Option(names = "--format", paramLabel = "console|json", defaultValue = "console",
            description = "what goes to standard output (default: ${DEFAULT-VALUE})")
    Format format =
            Format.console;

    @Option(names = "--lang", paramLabel = "fr|en",
            description = "language of the console (default: the locale's); files hold both")
    Optional<Language> language = Optional.empty();

    @Option(names = "--all-findings", description = "write every single verdict to findings.ndjson.gz too")
    boolean allFindings;

    String language(Shell shell) {
        return language.map(Enum::name).orElseGet(shell::language);
    }
}
