package io.secnumscan.core.coverage;

import io.secnumscan.core.resource.Scope;

/**
 * One line of the manifest: the coverage of a type in a scope of a target's region.
 *
 * @param scope what was listed: {@link Scope#ALL} for the whole target (region), or one project, one namespace
 * @param identity name of the identity that read it, as the target's configuration calls it; empty when none did
 * @param view what that identity is proved to see
 */
public record CoverageRecord(
        String target, String region, Scope scope, String type, Coverage coverage, String identity, View view) {}
