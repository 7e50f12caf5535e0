package io.secnumscan.openstack.config;

import java.util.Optional;

/** A domain by id or, where there is none, by name. */
public record DomainRef(Optional<String> id, Optional<String> name) {}
