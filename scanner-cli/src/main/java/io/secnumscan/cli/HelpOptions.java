package io.secnumscan.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command takes. */
public final class HelpOptions {
    /** Heard before the others are parsed: see {@link Language#asked}. */
    @Option(names = "--lang", paramLabel = "fr|en",
            description = "language of messages (default: the locale's)")
    private Optional<Language> language = Optional.empty();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;
}
