package io.secnumscan.core.cel;

/** How a language says, inside a message, what is no text: what was not read, null, a truth value. */
public enum Wording {
    ENGLISH("(not read)", "–", "yes", "no"),
    FRENCH("(non lu)", "–", "oui", "non"),
    /** For what a person copies into a file. */
    CODE("UNKNOWN", "null", "true", "false");

    private final String unread;
    private final String nothing;
    private final String yes;
    private final String no;

    Wording(String unread, String nothing, String yes, String no) {
        this.unread = unread;
        this.nothing = nothing;
        this.yes = yes;
        this.no = no;
    }

    String unread() {
        return unread;
    }

    /** In place of null and of a list without elements, so that no sentence ends in a colon. */
    String nothing() {
        return nothing;
    }

    String truth(boolean value) {
        return value ? yes : no;
    }
}
