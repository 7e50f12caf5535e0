package io.secnumscan.openstack.auth;

import io.secnumscan.core.resource.Scope;

/** What a token holds for. */
public sealed interface TokenScope {
    record Project(String id, String name) implements TokenScope {}

    record Domain(String id, String name) implements TokenScope {}

    /** The whole deployment. */
    record System() implements TokenScope {}

    record None() implements TokenScope {}

    /** {@code project/4f0a…}, {@code domain/default}, {@code system/all}, {@code unscoped}. */
    default String label() {
        return switch (this) {
            case Project project -> Scope.of("project", project.id()).toString();
            case Domain domain -> Scope.of("domain", domain.id()).toString();
            case System() -> "system/all";
            case None() -> "unscoped";
        };
    }
}
