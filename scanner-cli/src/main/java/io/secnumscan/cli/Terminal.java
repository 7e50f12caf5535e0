package io.secnumscan.cli;

/** Texts of others on a terminal: names come from tenants, who may put escape sequences into them. */
final class Terminal {
    private Terminal() {}

    /** Replaces control and direction-changing characters (but line feeds) by {@code \ufffd}. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(harmless(point) ? point : 0xfffd));
        return clean.toString();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
