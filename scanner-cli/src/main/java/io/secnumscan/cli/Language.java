package io.secnumscan.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that the command line speaks; files of results hold both. */
enum Language {
    fr,
    en;

    private static final String FLAG = "--lang";

    /**
     * What the flag asks for. It is looked for before anything is parsed, since help and usage errors are to be in it too; a
     * value that is none is refused by the parser.
     */
    static Optional<Language> asked(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                return Optional.empty();
            }
            if (argument.startsWith(FLAG + "=")) {
                return named(argument.substring(FLAG.length() + 1));
            }
            if (argument.equals(FLAG) && i + 1 < arguments.size()) {
                return named(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** French where the locale of the environment is, else where that of the machine is and the environment has none. */
    static Language of(Map<String, String> environment, Locale machine) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).startsWith("fr") ? fr : en;
            }
        }
        return machine.getLanguage().equals("fr") ? fr : en;
    }

    private static Optional<Language> named(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "fr" -> Optional.of(fr);
            case "en" -> Optional.of(en);
            default -> Optional.empty();
        };
    }
}
