package io.secnumscan.core.collect;

/** An exception that nobody understood, in a few words; its message may quote an answer, so it is not among them. */
final class Escaped {
    private Escaped() {}

    static String where(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return thrown.getClass().getSimpleName() + at;
    }
}
