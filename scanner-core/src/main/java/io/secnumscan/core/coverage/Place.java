package io.secnumscan.core.coverage;

import java.util.Arrays;

/** What may stand in a place of a {@link Phrase}, and how far it may reach in a text. */
enum Place {
    /** A name ends where another part of the reason begins. */
    NAME {
        @Override
        boolean ends(String text, int at) {
            return text.startsWith(": ", at) || text.startsWith("; ", at) || text.startsWith(" (", at);
        }
    },
    NUMBER {
        @Override
        boolean ends(String text, int at) {
            char c = text.charAt(at);
            return c < '0' || c > '9';
        }
    },
    TYPE("openstack.", "kubernetes.", "analysis/") {
        @Override
        boolean ends(String text, int at) {
            char c = text.charAt(at);
            return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '/';
        }
    },
    ADDRESS("http://", "https://") {
        @Override
        boolean ends(String text, int at) {
            char c = text.charAt(at);
            return c == ' ' || c >= '\t' && c <= '\r';
        }
    },
    ANY {
        @Override
        boolean ends(String text, int at) {
            return false;
        }
    };

    private final String[] beginnings;

    Place(String... beginnings) {
        this.beginnings = beginnings;
    }

    static Place of(char sign) {
        return switch (sign) {
            case '#' -> NUMBER;
            case '@' -> TYPE;
            case '/' -> ADDRESS;
            case '~', '*' -> ANY;
            default -> NAME;
        };
    }

    /** Whether nothing of this kind reaches beyond that character. */
    abstract boolean ends(String text, int at);

    /** How many characters it has at least where it begins there; 0 when it can't. */
    int least(String text, int at) {
        return beginnings.length == 0 ? 1
                : Arrays.stream(beginnings).filter(word -> text.startsWith(word, at)).mapToInt(String::length)
                        .max().orElse(-1) + 1;
    }
}
