package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.KubeApi;
import io.secnumscan.k8s.api.ResourcePath;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A kind of object, and how it is read.
 *
 * @param type {@code kubernetes.core.pod}
 * @param kind as the API writes it; the first part of every id
 * @param paths groups and versions that are known to serve it, the preferred one first
 * @param neverEmpty whether every cluster has some: an empty list of these is no answer
 * @param metadataOnly whether the API server is asked to leave everything but the metadata out
 * @param form what every object of it has
 * @param trim takes out of an object what the snapshot does without
 */
public record KubeKind(
        String type,
        String kind,
        List<ResourcePath> paths,
        boolean namespaced,
        boolean neverEmpty,
        boolean metadataOnly,
        Form form,
        Consumer<ObjectNode> trim) {
    private static final String METADATA_ONLY =
            KubeApi.JSON + ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io," + KubeApi.JSON;

    public static KubeKind namespaced(String type, String kind, ResourcePath... paths) {
        return new KubeKind(type, kind, List.of(paths), true, false, false, Form.ANY, object -> {});
    }

    public static KubeKind clusterWide(String type, String kind, ResourcePath... paths) {
        return new KubeKind(type, kind, List.of(paths), false, false, false, Form.ANY, object -> {});
    }

    public KubeKind inEveryCluster() {
        return new KubeKind(type, kind, paths, namespaced, true, metadataOnly, form, trim);
    }

    public KubeKind of(Form whole) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, whole, trim);
    }

    public KubeKind asMetadata() {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, true, Form.ANY,
                object -> {
                    object.retain("kind", "apiVersion", "metadata");
                    Trimmed.annotationValues(object);
                });
    }

    public KubeKind without(Consumer<ObjectNode> left) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, form, left);
    }

    String accept() {
        return metadataOnly ? METADATA_ONLY : KubeApi.JSON;
    }

    /** Whether a list may call itself so. A server that knows no metadata-only lists gives whole ones. */
    boolean isList(String listKind) {
        return Stream.of(kind + "List", metadataOnly ? "PartialObjectMetadataList" : kind + "List")
                .anyMatch(listKind::equals);
    }
}
