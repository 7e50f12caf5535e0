package io.secnumscan.core.text;

/** A text for people in both languages; the language chosen changes no byte of a machine-readable report. */
public record Text(String en, String fr) {
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
