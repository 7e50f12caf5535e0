package io.secnumscan.openstack.analysis;

import java.util.List;
import java.util.Optional;

/**
 * A target that an assignment reaches.
 *
 * @param tags of a project; empty when the project was not read
 * @param through the project that inherits; none where nothing is inherited
 */
record Place(Target target, Optional<List<String>> tags, List<Origin> through) {
    /** Where an assignment holds: on its target, or on every project that inherits from it. */
    static List<Place> of(Grant grant, Projects projects) {
        if (grant.inherited()) {
            return projects.below(grant.target()).stream()
                    .map(project -> new Place(project.target(), Optional.of(project.tags()), List.of(project.origin())))
                    .toList();
        }
        Optional<Projects.Project> read = switch (grant.target().kind()) {
            case PROJECT -> projects.find(grant.target().id());
            case DOMAIN, SYSTEM -> Optional.empty();
        };
        Target target = read.map(Projects.Project::target).orElse(grant.target());
        return List.of(new Place(target, read.map(Projects.Project::tags), List.of()));
    }
}
