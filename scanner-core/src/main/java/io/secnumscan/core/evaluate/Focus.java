package io.secnumscan.core.evaluate;

import io.secnumscan.core.perimeter.Glob;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resources are judged, by what they are in. The others are still seen where rules relate to them: a verdict never
 * depends on what else is judged.
 */
public final class Focus {
    /** What projects are in: the list of one may hold any project. */
    private static final String OUTER = "domain/";

    private final List<String> only;
    private final List<String> without;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    /**
     * @param only patterns {@code kind/id}; empty: everything
     * @param without patterns of what is left out of that
     */
    public Focus(List<String> only, List<String> without) {
        this.only = List.copyOf(only);
        this.without = List.copyOf(without);
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

    /** Whether the resource is judged; patterns that are about it are noted. */
    boolean keeps(Resource resource) {
        if (!narrows()) {
            return true;
        }
        List<String> places = places(resource.scope());
        // A project is in itself, whatever domain it is in.
        String kind = resource.type().substring(resource.type().lastIndexOf('.') + 1);
        places.add(kind + "/" + resource.id());
        places.add(kind + "/" + resource.name());
        return wanted(places) && !isLeftOut(places);
    }

    /** Whether what was listed there may hold resources that are judged. */
    boolean keeps(Scope listed) {
        List<String> places = places(listed);
        boolean wider = places.stream().allMatch(place -> place.startsWith(OUTER));
        return !isLeftOut(places) && (only.isEmpty() || wider || wanted(places));
    }

    /** Patterns that were about no resource: misspelt, or of what could not be read. */
    public List<String> unmet() {
        List<String> unmet = new ArrayList<>(only);
        unmet.addAll(without);
        unmet.removeAll(met);
        return unmet;
    }

    private boolean wanted(List<String> places) {
        return only.isEmpty() || matches(only, places);
    }

    private boolean isLeftOut(List<String> places) {
        return matches(without, places);
    }

    private boolean matches(List<String> patterns, List<String> places) {
        List<String> matching = patterns.stream()
                .filter(pattern -> places.stream().anyMatch(place -> Glob.matches(pattern, place)))
                .toList();
        met.addAll(matching);
        return !matching.isEmpty();
    }

    private static List<String> places(Scope scope) {
        List<String> places = new ArrayList<>();
        scope.steps().forEach(step -> places.add(step.kind() + "/" + step.id()));
        return places;
    }
}
