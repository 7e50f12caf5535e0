package io.secnumscan.openstack.analysis;

import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a role is held on.
 *
 * @param id of the project or domain; {@code all} for the system
 * @param name as the API says it, when it does
 * @param domainId of a project, when it is known
 */
record Target(Kind kind, String id, @Nullable String name, @Nullable String domainId) {
    /** The kinds of scope that Keystone has. */
    enum Kind {
        PROJECT("project"),
        DOMAIN("domain"),
        SYSTEM("system");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** {@code project/4f0a…}: unique in a cloud. */
    String path() {
        return kind.label() + "/" + id;
    }

    Scope scope() {
        List<Scope.Step> steps = new ArrayList<>();
        switch (kind) {
            case PROJECT -> {
                if (domainId != null) {
                    steps.add(new Scope.Step("domain", domainId));
                }
                steps.add(new Scope.Step("project", id));
            }
            case DOMAIN -> steps.add(new Scope.Step("domain", id));
            case SYSTEM -> {}
        }
        return new Scope(steps);
    }
}
