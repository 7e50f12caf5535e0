package io.secnumscan.core.collect;

import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.EndpointBudgets;
import io.secnumscan.core.http.HttpApiClient;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.type.TypeCatalog;
import java.time.InstantSource;

/**
 * What a run lends to the platforms.
 *
 * @param calls where every request is written down; gives each its number
 * @param limits budget of requests, concurrency, timeouts and sizes
 * @param budgets what each endpoint may still be asked, shared by all identities of the run
 * @param types the type files
 * @param detectors measures secrets that a collector must not even hand over
 * @param clock the only source of "now"
 * @param toolVersion version of this program
 * @param runId goes into the User-Agent, so that an operator can find the scan in the API's logs
 */
public record CollectRuntime(
        CallLog calls,
        HttpLimits limits,
        EndpointBudgets budgets,
        TypeCatalog types,
        Detectors detectors,
        InstantSource clock,
        String toolVersion,
        String runId) {
    /** A client for one identity of one target; the session closes it. */
    public ApiClient client(Transport transport, String target, String identity) {
        return HttpApiClient.create(transport, limits, budgets, calls, target, identity, userAgent(), clock,
                detectors);
    }

    /** {@code secnumscan/1.0.0 (run 7f3a…)}. */
    public String userAgent() {
        return "secnumscan/" + toolVersion + " (run " + runId + ")";
    }
}
