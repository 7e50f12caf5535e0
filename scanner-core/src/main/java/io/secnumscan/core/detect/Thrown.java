package io.secnumscan.core.detect;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An exception in words for a log: what and where, and none of its messages, which may quote an answer or a file. */
public final class Thrown {
    private static final int CAUSES = 5;
    private static final int FRAMES = 8;

    private Thrown() {}

    /** {@code IOException at Reader.java:12}. */
    public static String where(Throwable thrown) {
        return where(thrown, 1);
    }

    /** With what called it, and with its causes. */
    public static String trace(Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .limit(CAUSES)
                .map(one -> where(one, FRAMES))
                .collect(Collectors.joining("; caused by "));
    }

    private static String where(Throwable thrown, int frames) {
        String at = Stream.of(thrown.getStackTrace())
                .limit(frames)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        return thrown.getClass().getSimpleName() + (at.isEmpty() ? "" : " at " + at);
    }
}
