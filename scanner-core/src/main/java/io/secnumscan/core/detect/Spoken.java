package io.secnumscan.core.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets as SQL, markup, lists of arguments and people's notes say them, where no sign of assignment stands. */
final class Spoken implements TextDetector {
    private static final Pattern SQL = Pattern.compile(
            "\\bidentified\\s{1,5}(?:with\\s{1,5}\\S{1,60}\\s{1,5})?by\\s{1,5}(?:password\\s{1,5})?\\\\?[\"']([^\"'\\\\\\n]{1,500})"
                    + "|\\bpassword\\s{0,5}\\(\\s{0,5}\\\\?[\"']([^\"'\\\\\\n]{1,500})|\\bpassword\\s{1,5}'([^'\\n]{1,500})'",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP =
            Pattern.compile("<(?:[\\w.-]{1,30}:)?([\\w.-]{2,80})(?:\\s[^<>]{0,200})?>([^<]{1,500})</");
    /** {@code ["--token","x"]}, in a text with escaped quotes too, and the same list in YAML. */
    private static final Pattern LISTED = Pattern.compile(
            "[\"'](--?[\\w.-]{1,80})\\\\?[\"'],\\s{0,20}\\\\?[\"'](?!-)([^\"'\\\\\\n]{1,500})"
                    + "|^[ \\t]{0,60}-[ \\t]{1,5}[\"']?(--?[\\w.-]{1,80})[\"']?[ \\t]{0,5}\\n[ \\t]{0,60}-[ \\t]{1,5}[\"']?(?!-)([^\\s\"']{1,500})",
            Pattern.MULTILINE);
    /** A value that stands by itself below its name. */
    private static final Pattern BELOW = Pattern.compile(
            "^[ \\t]{0,60}(?:-[ \\t]{1,5})?[\"']?([\\w.-]{2,80})[\"']?:[ \\t]{0,20}\\n(?:[ \\t]{0,60}\\n){0,5}[ \\t]{1,60}"
                    + "[\"']?([^\\s\"':{}\\[\\]#|>-][^\\s\"':]{0,500})[\"']?[ \\t]{0,20}$",
            Pattern.MULTILINE);
    private static final Pattern NOTE = Pattern.compile(
            "\\b(?:password|passwd|passphrase|passcode|mot de passe|secret|token|api[ _-]?key|psk)\\s{1,5}"
                    + "(?:is|was|est|=>)\\s{1,5}[\"'«]?\\s?([^\\s\"'«»/]{4,200})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE =
            Pattern.compile("\\b(?:psk|token|api[ _-]?key)[ \\t]{1,5}([A-Za-z0-9+/_.~-]{6,200}={0,2})",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public void find(String text, List<Match> matches) {
        for (Matcher sql = SQL.matcher(text); sql.find();) {
            int group = sql.group(1) != null ? 1 : sql.group(2) != null ? 2 : 3;
            add("password", sql, group, SecretNames.Kind.PASSWORD, matches);
        }
        if (text.indexOf('<') >= 0) {
            named(MARKUP.matcher(text), 1, matches);
        }
        named(LISTED.matcher(text), 1, matches);
        named(LISTED.matcher(text), 3, matches);
        named(BELOW.matcher(text), 1, matches);
        for (Matcher note = NOTE.matcher(text); note.find();) {
            if (isNoWord(note.group(1))) {
                add("password", note, 1, SecretNames.Kind.TOKEN, matches);
            }
        }
        for (Matcher bare = BARE.matcher(text); bare.find();) {
            if (Harmless.looksRandom(bare.group(1))) {
                add("token", bare, 1, SecretNames.Kind.TOKEN, matches);
            }
        }
    }

    private static void named(Matcher matcher, int name, List<Match> matches) {
        while (matcher.find()) {
            SecretNames.Kind kind = matcher.group(name) == null ? SecretNames.Kind.NONE
                    : SecretNames.of(matcher.group(name));
            if (kind.isSecret() && !matcher.group(name + 1).startsWith("-")) {
                add(kind.label(), matcher, name + 1, kind, matches);
            }
        }
    }

    private static void add(String label, Matcher matcher, int group, SecretNames.Kind kind, List<Match> matches) {
        if (!Harmless.is(matcher.group(group), kind)) {
            matches.add(new Match(label, "", matcher.start(group), matcher.end(group)));
        }
    }

    /** "is required", "est invalide", "is kube-system": words of a sentence have no digits and no signs. */
    private static boolean isNoWord(String value) {
        String bare = value.replaceFirst("[.,;:!?)]+$", "");
        return bare.length() >= 4 && bare.chars().anyMatch(c -> c >= '0' && c <= '9' || "!@#$%^&*+=~".indexOf(c) >= 0);
    }
}
