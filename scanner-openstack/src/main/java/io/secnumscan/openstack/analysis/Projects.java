package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The projects of a cloud and which lie below which. One small record a project: a cloud of 100,000 needs some 30 MB. */
final class Projects {
    static final String TYPE = "openstack.identity.project";

    private final Map<String, Project> byId = new TreeMap<>();
    private final Map<String, List<Project>> byDomain = new HashMap<>();
    private final Map<String, List<Project>> byParent = new HashMap<>();

    private long notUnderstood;

    /** @param tags as the API lists them */
    record Project(Target target, List<String> tags, Origin origin) {}

    static Projects read(SnapshotView snapshot, String cloud) {
        Projects projects = new Projects();
        snapshot.resources(cloud, TYPE, resource -> {
            JsonNode json = resource.attributes();
            if (!Understood.project(json)) {
                projects.notUnderstood++;
            }
            if (json.path("is_domain").asBoolean(false)) {
                return;
            }
            String domain = json.path("domain_id").textValue();
            Target target = new Target(Target.Kind.PROJECT, resource.id(), json.path("name").textValue(), domain);
            List<String> tags = new ArrayList<>();
            json.path("tags").forEach(tag -> tags.add(tag.asText()));
            projects.add(new Project(target, List.copyOf(tags), Origin.of(resource)),
                    json.path("parent_id").textValue());
        });
        return projects;
    }

    /** How many projects don't say where they lie. */
    long notUnderstood() {
        return notUnderstood;
    }

    private void add(Project project, @Nullable String parent) {
        byId.put(project.target().id(), project);
        if (project.target().domainId() != null) {
            byDomain.computeIfAbsent(project.target().domainId(), any -> new ArrayList<>()).add(project);
        }
        if (parent != null) {
            byParent.computeIfAbsent(parent, any -> new ArrayList<>()).add(project);
        }
    }

    Optional<Project> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every project that inherits from a target: all of a domain, all below a project; none inherits from the system. */
    List<Project> below(Target target) {
        return switch (target.kind()) {
            case DOMAIN -> byDomain.getOrDefault(target.id(), List.of());
            case PROJECT -> descendants(target.id());
            case SYSTEM -> List.of();
        };
    }

    private List<Project> descendants(String id) {
        List<Project> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(id));
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            for (Project child : byParent.getOrDefault(open.remove(), List.of())) {
                if (seen.add(child.target().id())) {
                    found.add(child);
                    open.add(child.target().id());
                }
            }
        }
        return found;
    }
}
