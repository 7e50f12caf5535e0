package io.secnumscan.core.coverage;

/** Why something was not read, or not wholly. The report shows {@link #label()}. */
public enum Cause {
    /** 401: the identity could not authenticate or its token ended. */
    UNAUTHENTICATED("unauthenticated"),
    /** 403, or 404 where the API hides what may not be seen. */
    FORBIDDEN("forbidden"),
    TIMEOUT("timeout"),
    /** The list ended early: a cut body, a page that repeats, an expired continuation. */
    TRUNCATED("truncated"),
    /** The API filters instead of refusing, and the view that was proved is narrower than the scope. */
    FILTERED("filtered"),
    SERVER_ERROR("server-error"),
    /** 429 that did not end within the patience of the scan. */
    THROTTLED("throttled"),
    /** A body that is no JSON, or not of the shape that the API promises. */
    UNREADABLE("unreadable"),
    /** No connection: refused, name not found, TLS not trusted. */
    UNREACHABLE("unreachable"),
    /** Service not in the catalogue, extension or CRD not installed. */
    NOT_INSTALLED("not-installed"),
    /** The collection was stopped before it came to this. */
    INTERRUPTED("interrupted"),
    /** The target's collection never asked for this type: an older snapshot, or a narrower collection. */
    NOT_COLLECTED("not-collected");

    private final String label;

    Cause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
