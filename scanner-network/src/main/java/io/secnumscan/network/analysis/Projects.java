package io.secnumscan.network.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Projects that ports are of, and domains that those are in, as Keystone lists them. */
final class Projects {
    private static final String TYPE = "openstack.identity.project";
    private static final String DOMAIN = "openstack.identity.domain";
    private static final String PLACE = "project/";
    private static final String DOMAIN_PLACE = "domain/";

    private final Map<String, Resource> known = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();

    private Projects() {}

    static Projects of(SnapshotView snapshot, String target) {
        Projects projects = new Projects();
        snapshot.resources(target, TYPE, project -> projects.known.put(PLACE + project.id(), project));
        snapshot.resources(
                target, DOMAIN, domain -> projects.domains.put(DOMAIN_PLACE + domain.id(), domain.name()));
        return projects;
    }

    /** The places of all projects: those that Keystone lists, and others that ports are of. */
    SortedSet<String> with(Collection<String> places) {
        SortedSet<String> all = new TreeSet<>(known.keySet());
        places.stream().filter(place -> place.startsWith(PLACE)).forEach(all::add);
        return all;
    }

    static String id(String place) {
        return place.startsWith(PLACE) ? place.substring(PLACE.length()) : place;
    }

    String name(String place) {
        Resource project = known.get(place);
        return project == null ? "" : project.name();
    }

    /** What people know it by: its name and its id, of a project. */
    String label(String place) {
        String name = name(place);
        return name.isEmpty() ? id(place) : name + " (" + id(place) + ")";
    }

    /** What people call a project, or a zone that is one or a domain: its name where that was read; others as they are. */
    String called(String place) {
        String name = place.startsWith(DOMAIN_PLACE) ? domains.getOrDefault(place, "") : name(place);
        return name.isEmpty() ? id(place) : name;
    }

    /** What rules tell owners by. A domain and tags that were not read are left out; what is no project has none. */
    void describe(String place, ObjectNode row) {
        Resource project = known.get(place);
        if (!place.startsWith(PLACE)) {
            row.putNull("project_id");
            row.putNull("domain_id");
            row.putArray("tags");
        } else {
            row.put("project_id", id(place));
            row.put("project_name", name(place));
            if (project != null) {
                row.set("domain_id", project.attributes().path("domain_id"));
                row.set("tags", project.attributes().path("tags"));
            }
        }
    }

    /** What a row follows from. */
    ArrayNode origin(String place) {
        ArrayNode from = JsonNodeFactory.instance.arrayNode();
        Resource project = known.get(place);
        if (project != null) {
            from.addObject().put("type", TYPE).put("id", project.id()).put("call", project.call());
        }
        return from;
    }
}
