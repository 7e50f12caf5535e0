package io.secnumscan.core.rule;

import io.secnumscan.core.coverage.View;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The narrowest view in which a rule may give a pass. */
public enum Breadth {
    PROJECT,
    DOMAIN,
    CLOUD;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Breadth> of(String label) {
        return Arrays.stream(values()).filter(breadth -> breadth.label().equals(label)).findFirst();
    }

    /** Whether a view is wide enough; a namespace is Kubernetes' project. */
    public boolean allows(View view) {
        return switch (view) {
            case View.Cloud() -> true;
            case View.Domain(var id) -> this != CLOUD;
            case View.Project(var id) -> this == PROJECT;
            case View.Namespace(var name) -> this == PROJECT;
            case View.Unproved() -> false;
        };
    }
}
