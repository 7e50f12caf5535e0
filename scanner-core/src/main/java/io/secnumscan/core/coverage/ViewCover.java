package io.secnumscan.core.coverage;

import io.secnumscan.core.resource.Scope;

/** Whether what an identity is proved to see is all that there is in a scope. */
public final class ViewCover {
    private ViewCover() {}

    public static boolean covers(View view, Scope scope) {
        return switch (view) {
            case View.Cloud cloud -> true;
            case View.Domain domain -> within(scope, "domain", domain.id());
            case View.Project project -> within(scope, "project", project.id());
            case View.Namespace namespace -> within(scope, "namespace", namespace.name());
            case View.Unproved unproved -> false;
        };
    }

    private static boolean within(Scope scope, String kind, String id) {
        return scope.steps().contains(new Scope.Step(kind, id));
    }
}
