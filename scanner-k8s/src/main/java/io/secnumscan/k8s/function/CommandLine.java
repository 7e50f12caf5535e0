package io.secnumscan.k8s.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a container runs, as words: its command and arguments, and those of a script that a shell is given by them. */
final class CommandLine {
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|a|da|k|z|)sh");
    private static final Pattern SCRIPT = Pattern.compile("-[a-z]*c");
    private static final Pattern BETWEEN = Pattern.compile("[\\s;&|()]+");

    private CommandLine() {}

    static List<String> words(List<String> line) {
        List<String> words = new ArrayList<>();
        boolean shell = false;
        String before = "";
        for (String argument : line) {
            if (shell && SCRIPT.matcher(before).matches()) {
                scriptWords(argument).map(CommandLine::unquoted).forEach(words::add);
            } else {
                words.add(unquoted(argument));
            }
            shell |= SHELL.matcher(argument).matches();
            before = argument;
        }
        return words;
    }

    private static Stream<String> scriptWords(String script) {
        return BETWEEN.splitAsStream(script.replace("\\\n", " ")).filter(word -> !word.isEmpty());
    }

    /** Without the quotes around it: of a shell's, and those that somebody wrote where there is none. */
    static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
