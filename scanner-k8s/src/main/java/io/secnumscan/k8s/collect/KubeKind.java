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
 * @param selector of the fields that its objects have; empty for all objects
 * @param parts the lists that it is read by, where it takes several: each of other objects of the same kind; empty for one
 */
public record KubeKind(
        String type,
        String kind,
        List<ResourcePath> paths,
        boolean namespaced,
        boolean neverEmpty,
        boolean metadataOnly,
        Form form,
        Consumer<ObjectNode> trim,
        String selector,
        List<KubeKind> parts) {
    private static final String METADATA_ONLY =
            KubeApi.JSON + ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io," + KubeApi.JSON;

    public static KubeKind namespaced(String type, String kind, ResourcePath... paths) {
        return new KubeKind(type, kind, List.of(paths), true, false, false, Form.ANY, object -> {}, "",
                List.of());
    }

    public static KubeKind clusterWide(String type, String kind, ResourcePath... paths) {
        return new KubeKind(type, kind, List.of(paths), false, false, false, Form.ANY, object -> {}, "",
                List.of());
    }

    public KubeKind inEveryCluster() {
        return new KubeKind(type, kind, paths, namespaced, true, metadataOnly, form, trim, selector, parts);
    }

    public KubeKind of(Form whole) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, whole, trim, selector, parts);
    }

    public KubeKind asMetadata() {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, true, Form.ANY,
                object -> {
                    object.retain("kind", "apiVersion", "metadata");
                    Trimmed.annotationValues(object);
                },
                selector, parts);
    }

    public KubeKind without(Consumer<ObjectNode> left) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, form, left, selector, parts);
    }

    /** @param fields as {@code fieldSelector} takes them: {@code type=kubernetes.io/tls} */
    public KubeKind where(String fields) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, form, trim, fields, parts);
    }

    /** @param lists the lists that together hold every object of it, each once */
    public KubeKind readBy(List<KubeKind> lists) {
        return new KubeKind(type, kind, paths, namespaced, neverEmpty, metadataOnly, form, trim, selector, lists);
    }

    /** The lists that it is read by. */
    List<KubeKind> lists() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** What the question for a list of it ends with. */
    String filter() {
        return selector.isEmpty() ? "" : "&fieldSelector=" + KubeApi.value(selector);
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
