package io.secnumscan.core.rule;

import io.secnumscan.core.type.ResourceType;

/** What a rule judges. */
public sealed interface Subject {
    /** The type whose fields {@code resource.…} has; made up for what is no resource. */
    ResourceType type();

    /** As the rule names it: {@code openstack.network.port}, {@code target}, {@code perimeter.projects}. */
    default String name() {
        return type().name();
    }

    /** Every resource of a type, read or derived. */
    record Resources(ResourceType type) implements Subject {}

    /** The target as a whole, once. */
    record Target(ResourceType type) implements Subject {}

    /** Each entry of a declared list. An entry whose {@code target} names another target is none of this one's. */
    record Perimeter(String parameter, ResourceType type) implements Subject {}
}
