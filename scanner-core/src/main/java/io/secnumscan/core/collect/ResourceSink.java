package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;

/**
 * Where a collector puts what it reads. Redaction happens here, before anything is written: a collector hands over the
 * API's own JSON and never stores it elsewhere.
 *
 * <p>Not thread-safe: one sink a call of {@link Collector#collect}.
 */
public interface ResourceSink {
    /**
     * Takes one resource.
     *
     * @param call number of the call that it came from, as the API client answered it
     * @param scope what owns the resource
     * @param id native id, see {@link io.secnumscan.core.resource.Resource#id()}
     */
    void add(int call, Scope scope, String id, String name, JsonNode attributes);

    /** Ends a page: what was added since the last one becomes readable on disk, even if the run is killed next. */
    void endPage();

    /** How many resources were added. */
    long count();
}
