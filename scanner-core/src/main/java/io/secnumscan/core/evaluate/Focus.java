package io.secnumscan.core.evaluate;

import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.resource.Places;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.type.ResourceType;
import java.util.Collection;
import java.util.List;

/**
 * Which resources are judged, by what they are in. The others are still seen where rules relate to them: a verdict never
 * depends on what else is judged.
 *
 * @param only patterns {@code kind/id}, each of one kind; empty: everything
 * @param without patterns of what is left out of that
 */
public record Focus(List<String> only, List<String> without) {
    /** What projects are in: the list of one may hold any project. */
    private static final String OUTER = "domain/";

    public Focus {
        only = List.copyOf(only);
        without = List.copyOf(without);
    }

    /** On everything. */
    public static Focus onAll() {
        return new Focus(List.of(), List.of());
    }

    /** Whether some things are judged and others not. */
    boolean narrows() {
        return !only.isEmpty() || !without.isEmpty();
    }

    /** Whether only parts of a target are asked for. */
    boolean onParts() {
        return !only.isEmpty();
    }

    /**
     * Whether what is asked for may hold resources of the type. Of others, such as hypervisors where a project is asked for,
     * nothing is said, not even that they could not be read.
     */
    public boolean concerns(ResourceType type) {
        return only.isEmpty() || only.stream()
                .map(pattern -> pattern.substring(0, pattern.indexOf('/')))
                .anyMatch(kind -> type.scope().containsKey(kind) || Places.kind(type.name()).equals(kind));
    }

    /** Whether the resource is judged. */
    boolean keeps(Resource resource) {
        if (!narrows()) {
            return true;
        }
        List<String> places = Places.of(resource.type(), resource.id(), resource.scope());
        return wanted(places) && !isLeftOut(places);
    }

    /** Whether what was listed there may hold resources that are judged. */
    boolean keeps(Scope listed) {
        List<String> places = Places.of(listed);
        boolean wider = places.stream().allMatch(place -> place.startsWith(OUTER));
        return !isLeftOut(places) && (only.isEmpty() || wider || wanted(places));
    }

    private boolean wanted(List<String> places) {
        return only.isEmpty() || matches(only, places);
    }

    private boolean isLeftOut(List<String> places) {
        return matches(without, places);
    }

    private static boolean matches(Collection<String> patterns, List<String> places) {
        return patterns.stream().anyMatch(pattern -> places.stream().anyMatch(place -> Glob.matches(pattern, place)));
    }
}
