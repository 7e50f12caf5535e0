package io.secnumscan.core.http;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which endpoints have stopped answering: a dead one must not cost a scan hours, one timeout after the other. Services that
 * share a host are told apart by the first part of their path. What was given up stays so for the run. Thread-safe.
 */
final class Silence {
    private final ConcurrentMap<String, Integer> inARow = new ConcurrentHashMap<>();
    private final int most;

    Silence(int most) {
        this.most = most;
    }

    /** Whether nothing more is to be asked there. */
    boolean lasts(URI uri) {
        return inARow.getOrDefault(place(uri), 0) >= most;
    }

    /** A request was answered, whatever the answer was. */
    void broken(URI uri) {
        inARow.computeIfPresent(place(uri), (place, times) -> times >= most ? times : 0);
    }

    /** A request timed out, and its repeats did. */
    void heard(URI uri) {
        inARow.merge(place(uri), 1, Integer::sum);
    }

    private static String place(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int end = path.indexOf('/', 1);
        return Origin.of(uri) + (end < 0 ? path : path.substring(0, end));
    }
}
