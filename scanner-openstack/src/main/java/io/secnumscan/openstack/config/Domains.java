package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import java.util.Optional;

/**
 * Which domain is meant. Beside the names of their own, openstacksdk lets {@code domain_name} stand for both domains when a
 * project is asked for, and {@code default_domain_name} for whatever has none.
 */
final class Domains {
    private final Settings settings;

    Domains(Settings settings) {
        this.settings = settings;
    }

    Optional<DomainRef> ofUser() throws TargetException {
        return first("user_domain");
    }

    Optional<DomainRef> ofProject() throws TargetException {
        return first("project_domain");
    }

    /** The domain that a token is asked for; none when a project is named, since it then stands for both domains. */
    Optional<DomainRef> asScope() throws TargetException {
        return namesProject() ? Optional.empty() : named("domain");
    }

    boolean namesProject() throws TargetException {
        return settings.text("project_id", "project_name", "tenant_id", "tenant_name").isPresent();
    }

    private Optional<DomainRef> first(String kind) throws TargetException {
        Optional<DomainRef> own = named(kind);
        if (own.isPresent()) {
            return own;
        }
        Optional<DomainRef> both = namesProject() ? named("domain") : Optional.empty();
        return both.isPresent() ? both : named("default_domain");
    }

    private Optional<DomainRef> named(String kind) throws TargetException {
        Optional<String> id = settings.text(kind + "_id");
        Optional<String> name = settings.text(kind + "_name");
        return id.isPresent() || name.isPresent() ? Optional.of(new DomainRef(id, name)) : Optional.empty();
    }
}
