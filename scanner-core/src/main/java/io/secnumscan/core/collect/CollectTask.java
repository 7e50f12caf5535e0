package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;

/**
 * One collector to run in one scope, with the identity that has the widest proved view of its type.
 *
 * @param region empty where the service has none
 * @param identity name of the identity, as in the target's configuration
 */
public record CollectTask(Collector collector, String region, Scope scope, String identity, View view) {}
