package io.secnumscan.core.coverage;

/** What an identity may see of a type, as far as its role and the service's rules prove it. */
public sealed interface View {
    /** As manifests and reports write it: {@code cloud}, {@code project/ID}, {@code unproved}. */
    default String written() {
        return switch (this) {
            case Cloud() -> "cloud";
            case Domain(String id) -> "domain/" + id;
            case Project(String id) -> "project/" + id;
            case Namespace(String name) -> "namespace/" + name;
            case Unproved() -> "unproved";
        };
    }

    /** Everything of the target (of the region). */
    record Cloud() implements View {}

    record Domain(String id) implements View {}

    record Project(String id) implements View {}

    record Namespace(String name) implements View {}

    /** Nothing proves what the API leaves out: an empty answer means nothing. */
    record Unproved() implements View {}
}
