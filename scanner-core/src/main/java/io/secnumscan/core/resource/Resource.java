package io.secnumscan.core.resource;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object as read, or derived by an analysis: a line of the snapshot.
 *
 * @param target name of the target that it was read from
 * @param region region of the target; empty where the platform or the service has none
 * @param scope what owns it (its project, its namespace), not how it was listed
 * @param type {@code openstack.network.port}, {@code kubernetes.core.pod}, {@code analysis/setting}
 * @param id native id; for Kubernetes {@code Kind/namespace/name} ({@code Kind//name} when cluster-wide)
 * @param name display name, may be empty, never an identity
 * @param call number of the call that gave it, a key of the snapshot's call log; 0 for a derived resource
 * @param attributes the API's own JSON, names unchanged, secrets replaced by what the detectors measured
 */
public record Resource(
        String target, String region, Scope scope, String type, String id, String name, int call,
        JsonNode attributes) {}
