package io.secnumscan.core.type;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A resource type as its file declares it.
 *
 * @param platform folder that it stands in: {@code openstack}, {@code kubernetes}, {@code common}
 * @param name {@code openstack.network.port}, {@code analysis/setting}
 * @param source the API call, for documentation
 * @param id where the native id stands; empty where the collector composes it (Kubernetes: {@code Kind/namespace/name})
 * @param displayName where the name stands
 * @param scope kind of scope (project, namespace) to the pointer of its id, in the order of the path
 */
public record ResourceType(
        String platform,
        String name,
        String source,
        Optional<JsonPointer> id,
        Optional<JsonPointer> displayName,
        SortedMap<String, JsonPointer> scope,
        SortedMap<String, Field> fields) {}
