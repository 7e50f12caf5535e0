package io.secnumscan.cli;

import io.secnumscan.core.perimeter.Glob;
import java.util.Collection;

/** How a person names requirements: {@code 9.7.a}, a section or chapter of them, or with {@code *}. */
final class RequirementIds {
    private RequirementIds() {}

    static boolean matches(String named, String id) {
        return Glob.matches(named, id) || id.startsWith(named + ".");
    }

    static boolean any(String named, Collection<String> ids) {
        return ids.stream().anyMatch(id -> matches(named, id));
    }
}
