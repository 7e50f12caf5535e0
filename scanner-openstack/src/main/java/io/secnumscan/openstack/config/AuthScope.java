package io.secnumscan.openstack.config;

import java.util.Optional;

/** What a token is asked for. */
public sealed interface AuthScope {
    /** A project by id, or by name and domain. */
    record Project(Optional<String> id, Optional<String> name, Optional<DomainRef> domain) implements AuthScope {}

    record Domain(DomainRef domain) implements AuthScope {}

    /** The whole deployment: {@code system_scope: all}. */
    record System() implements AuthScope {}

    /** Explicitly no scope. */
    record Unscoped() implements AuthScope {}

    /** None was stated: Keystone takes the user's default project, an application credential its own. */
    record Unstated() implements AuthScope {}
}
