package io.secnumscan.core.detect;

/**
 * cloud-init's lists of addresses ({@code #include}), also in a part or an archive of their own, where line ends may be
 * written as {@code \n}. One pass, whatever stands in the text.
 */
final class Includes {
    private static final String WORD = "#include";
    private static final String ONCE = "-once";
    private static final String PART = "text/x-include";
    private static final String URL = "-url";
    private static final int LONGEST_SCHEME = 21;

    private final String text;
    private int at;

    private Includes(String text) {
        this.text = text;
    }

    /** Whether the text has the instance fetch something. */
    static boolean in(String text) {
        return new Includes(text).found();
    }

    private boolean found() {
        boolean open = false;
        while (at < text.length()) {
            if (begins()) {
                open = true;
            } else if (isPart()) {
                return true;
            } else if (open && text.charAt(at) == '#') {
                comment();
            } else if (open && blank() == 0) {
                if (isAddress()) {
                    return true;
                }
                open = false;
                at++;
            } else {
                at += Math.max(1, blank());
            }
        }
        return false;
    }

    /** Steps over the word and the blank that has to follow. */
    private boolean begins() {
        if (!says(WORD, at)) {
            return false;
        }
        int end = at + WORD.length();
        int behind = says(ONCE, end) ? end + ONCE.length() : end;
        if (blank(behind) == 0) {
            return false;
        }
        at = behind + blank(behind);
        return true;
    }

    private boolean isPart() {
        int end = at + PART.length();
        return says(PART, at) && (says(URL, end) || says(ONCE + URL, end));
    }

    /** Up to the line's end, or to another list that begins in it. */
    private void comment() {
        at++;
        while (at < text.length() && !isLineEnd() && !(text.charAt(at) == '#' && says(WORD, at))) {
            at++;
        }
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\\' && text.startsWith("n", at + 1);
    }

    private boolean isAddress() {
        int end = at;
        while (end < text.length() && end - at < LONGEST_SCHEME && isScheme(text.charAt(end), end == at)) {
            end++;
        }
        return end - at > 1 && text.startsWith("://", end);
    }

    private static boolean isScheme(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || !first && (c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-');
    }

    private int blank() {
        return blank(at);
    }

    /** How many characters of white space begin here, one or two. */
    private int blank(int place) {
        if (place >= text.length()) {
            return 0;
        }
        char c = text.charAt(place);
        if (c == ' ' || c >= '\t' && c <= '\r') {
            return 1;
        }
        return c == '\\' && place + 1 < text.length() && "nrt".indexOf(text.charAt(place + 1)) >= 0 ? 2 : 0;
    }

    private boolean says(String word, int place) {
        return text.regionMatches(true, place, word, 0, word.length());
    }
}
