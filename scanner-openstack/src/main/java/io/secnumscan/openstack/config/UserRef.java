package io.secnumscan.openstack.config;

import java.util.Optional;

/** A user by id, or by name and domain. */
public record UserRef(Optional<String> id, Optional<String> name, Optional<DomainRef> domain) {}
