package io.secnumscan.core.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a resource lives below its target and region: a path of (kind, id) pairs, outermost first, since clouds nest
 * differently. The empty path is the whole target (or the whole region of it).
 *
 * <p>Kinds are the platform's own words: {@code domain}, {@code project}, {@code namespace}.
 */
public record Scope(List<Step> steps) {
    public static final Scope ALL = new Scope(List.of());

    /** One level of the path. */
    public record Step(String kind, String id) {}

    public Scope {
        steps = List.copyOf(steps);
    }

    public static Scope of(String kind, String id) {
        return new Scope(List.of(new Step(kind, id)));
    }

    /** The id at the innermost step of that kind. */
    public Optional<String> id(String kind) {
        return steps.reversed().stream().filter(step -> step.kind().equals(kind)).map(Step::id).findFirst();
    }

    /** Whether everything inside {@code other} is inside this scope too; {@link #ALL} covers everything. */
    public boolean covers(Scope other) {
        return other.steps.containsAll(steps);
    }

    /** {@code project/4f0a…}, {@code namespace/default}; empty for {@link #ALL}. Not for machines. */
    @Override
    public String toString() {
        return steps.stream().map(step -> step.kind() + "/" + step.id()).collect(Collectors.joining("/"));
    }
}
