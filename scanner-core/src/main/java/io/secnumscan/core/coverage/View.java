package io.secnumscan.core.coverage;

/** What an identity may see of a type, as far as its role and the service's rules prove it. */
public sealed interface View {
    /** Everything of the target (of the region). */
    record Cloud() implements View {}

    record Domain(String id) implements View {}

    record Project(String id) implements View {}

    record Namespace(String name) implements View {}

    /** Nothing proves what the API leaves out: an empty answer means nothing. */
    record Unproved() implements View {}
}
