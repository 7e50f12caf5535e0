package io.secnumscan.core.resource;

import java.util.ArrayList;
import java.util.List;

/**
 * What a resource is in, written {@code kind/id}: {@code project/4f0a…}, {@code namespace/default}. A project or namespace is
 * in itself too, though its own scope doesn't say so. Names are no places: those of projects are their owners' own, and not
 * unique.
 */
public final class Places {
    /** The kinds of scopes that things are looked up by. */
    public static final List<String> KINDS = List.of("domain", "project", "namespace");

    private Places() {}

    /** Of what was listed there. */
    public static List<String> of(Scope scope) {
        return scope.steps().stream().map(step -> step.kind() + "/" + step.id()).toList();
    }

    /** Of one resource. */
    public static List<String> of(String type, String id, Scope scope) {
        List<String> places = new ArrayList<>(of(scope));
        String kind = kind(type);
        if (KINDS.contains(kind)) {
            // Kubernetes ids are composed, Kind//name; the name is what others say they are in.
            places.add(kind + "/" + id.substring(id.lastIndexOf('/') + 1));
        }
        return places;
    }

    /** {@code project} of {@code openstack.identity.project}. */
    public static String kind(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
