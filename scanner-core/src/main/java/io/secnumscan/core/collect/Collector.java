package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import java.util.List;

/**
 * Reads one type of resource from one platform API.
 *
 * <p>A collector reports what it saw and, just as plainly, what it was not able to see: an answer it was refused is
 * {@link Coverage.Unavailable}, never an empty list. It judges nothing; that belongs to the rules.
 *
 * <p>The run calls {@link #collect} once a scope, from any (virtual) thread, several collectors at a time. An exception
 * that an implementation does not understand escapes; the run records it against the type being collected and carries on
 * with the others. Nothing collected before it is lost.
 */
public interface Collector {
    /** The type of its resources; the type file of that name says how they are identified and redacted. */
    String type();

    Coverage collect(Scope scope, ResourceSink sink);

    /**
     * Every call that {@link #collect} may send, in its order; sends nothing. What is sent again after a failure, and to renew
     * a token, is not among them. The collectors' contract holds what is sent against it.
     */
    List<PlannedCall> calls(Scope scope);
}
