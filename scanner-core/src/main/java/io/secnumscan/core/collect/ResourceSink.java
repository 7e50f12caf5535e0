package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;

/**
 * Where a collector puts what it reads. Redaction happens here, before anything is written: a collector hands over the
 * API's own JSON and never stores it elsewhere.
 *
 * <p>Rows of a page are kept aside, compressed, until {@link #endPage}: a call that is sent again begins its page anew
 * with {@link #discardPage}. {@link PageReader} does both.
 *
 * <p>Not thread-safe: one sink a call of {@link Collector#collect}.
 */
public interface ResourceSink {
    /** Keeps nothing. */
    ResourceSink NONE = new ResourceSink() {
        @Override
        public void add(int call, Scope scope, String id, String name, JsonNode attributes) {}

        @Override
        public void endPage() {}

        @Override
        public void discardPage() {}

        @Override
        public boolean redacted() {
            return true;
        }

        @Override
        public boolean holdsSecret(JsonNode other) {
            return true;
        }

        @Override
        public long count() {
            return 0;
        }
    };

    /**
     * Takes one resource.
     *
     * @param call number of the call that it came from ({@code Body.call()}, {@code ApiAnswer.call()})
     * @param scope what owns the resource
     * @param id native id, see {@link io.secnumscan.core.resource.Resource#id()}
     * @param name display name; empty where there is none
     */
    void add(int call, Scope scope, String id, String name, JsonNode attributes);

    /** Ends a page: what was added since the last one becomes readable on disk, even if the run is killed next. */
    void endPage();

    /** Forgets what was added since the last {@link #endPage}. */
    void discardPage();

    /** Whether something was redacted from what was added since the last {@link #endPage}. */
    boolean redacted();

    /** Whether the redaction would take something out of a part of an answer that is not stored as a resource. */
    boolean holdsSecret(JsonNode other);

    /** How many resources were added, discarded ones left out. */
    long count();
}
