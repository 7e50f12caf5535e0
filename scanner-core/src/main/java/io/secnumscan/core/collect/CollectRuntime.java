package io.secnumscan.core.collect;

import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.type.TypeCatalog;
import java.time.InstantSource;

/**
 * What a run lends to the platforms.
 *
 * @param calls where every request is written down; gives each its number
 * @param limits budget of requests, concurrency, timeouts and sizes
 * @param types the type files
 * @param clock the only source of "now"
 * @param runId goes into the User-Agent, so that an operator can find the scan in the API's logs
 */
public record CollectRuntime(CallLog calls, HttpLimits limits, TypeCatalog types, InstantSource clock, String runId) {}
