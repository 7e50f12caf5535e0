package io.secnumscan.network.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calico's selector expressions, taken apart where they are split.
 *
 * @param label the value of a label, null where there is none
 * @param all what {@code all()} says; {@code global()} says the contrary
 */
record NaiveExpression(Function<String, String> label, boolean all) {
    private static final Pattern ASKED = Pattern.compile(
            "([A-Za-z0-9._/-]+) (==|!=|in|not in|contains|starts with|ends with) (.*)");

    boolean holds(String text) {
        String of = text.strip();
        if (of.isEmpty()) {
            return true;
        }
        List<String> either = split(of, "||");
        if (either.size() > 1) {
            return either.stream().anyMatch(this::holds);
        }
        List<String> both = split(of, "&&");
        if (both.size() > 1) {
            return both.stream().allMatch(this::holds);
        }
        if (of.startsWith("!")) {
            return !holds(of.substring(1));
        }
        if (of.startsWith("(")) {
            return holds(of.substring(1, of.length() - 1));
        }
        if (of.endsWith("()")) {
            return of.equals("all()") == all;
        }
        Matcher asked = ASKED.matcher(of);
        if (!asked.matches()) {
            throw new IllegalArgumentException(of);
        }
        return asked(label.apply(asked.group(1)), asked.group(2), asked.group(3));
    }

    private static boolean asked(String own, String how, String text) {
        String written = text.replaceAll("[{}'\" ]", "");
        boolean there = own != null;
        boolean among = there && List.of(written.split(",", -1)).contains(own);
        return switch (how) {
            case "==", "in" -> among;
            case "!=", "not in" -> !among;
            case "contains" -> there && own.contains(written);
            case "starts with" -> there && own.startsWith(written);
            default -> there && own.endsWith(written);
        };
    }

    private static List<String> split(String text, String at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(at, i)) {
                parts.add(text.substring(start, i));
                start = i + 2;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
