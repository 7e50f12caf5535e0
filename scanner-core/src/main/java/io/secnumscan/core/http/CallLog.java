package io.secnumscan.core.http;

import java.time.Instant;
import java.util.Optional;

/** Where calls are written down. Thread-safe. */
public interface CallLog {
    /** Takes the next number (from 1) for a call that is about to be sent. */
    int next();

    /** Writes the call down once it has ended; exactly once for each number. */
    void record(Call call);

    /**
     * One call as the auditor sees it.
     *
     * @param url with the values of secret query parameters removed
     * @param status 0 when no answer came
     * @param requestId the service's own id of the call, where it gave one
     * @param millis from sending to the last byte
     * @param bytes of the decoded body that were read
     * @param rawDigest SHA-256 of the body as received, kept only if nothing was redacted from it
     * @param outcome {@code ok}, or the label of the cause that ended it
     */
    record Call(
            int number,
            String target,
            String identity,
            String method,
            String url,
            int status,
            Optional<String> requestId,
            Instant at,
            long millis,
            long bytes,
            Optional<String> rawDigest,
            String outcome) {}
}
