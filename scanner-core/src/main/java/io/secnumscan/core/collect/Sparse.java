package io.secnumscan.core.collect;

/**
 * When a list of pages has gone on for too long: one that gives a new row and a new page each time would never end, and asks
 * a service for nothing but work.
 */
public final class Sparse {
    /** What the end of such a list is called. */
    public static final String WHY = "its pages hold hardly anything";
    /** A service that filters behind its limit gives some such pages, never that many. */
    private static final int PAGES = 500;
    private static final int ROWS_A_PAGE = 2;

    private Sparse() {}

    /** Whether a list of so many pages and rows is to be left there. */
    public static boolean is(long pages, long rows) {
        return pages >= PAGES && rows < ROWS_A_PAGE * pages;
    }
}
