package io.secnumscan.core.cel;

import java.util.List;

/** Something that was not read, on its way through an evaluation. A select on it keeps the name of what was missing first. */
record Unread(Outcome.Unknown because) {
    Unread(String name) {
        this(new Outcome.Unknown(List.of(name)));
    }

    /** Both reasons together. */
    Unread and(Unread other) {
        return because.equals(other.because) ? this : new Unread(Outcome.Unknown.all(List.of(because, other.because)));
    }

    /** The reasons of two values of which at least one was not read. */
    static Unread either(Object one, Object other) {
        if (one instanceof Unread left) {
            return other instanceof Unread right ? left.and(right) : left;
        }
        return (Unread) other;
    }

    @Override
    public String toString() {
        return String.join(", ", because.names());
    }
}
