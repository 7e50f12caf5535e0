package io.secnumscan.k8s.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.PageReader;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hands the objects of a list on, each once, and notices those that come again.
 *
 * <p>A list is read again from its start when its continuation has expired: objects known from before are then no
 * repetition. Within one pass an object that comes twice means that the server repeats itself.
 */
final class ObjectRow implements PageReader.Row {
    private final KubeKind kind;
    private final Optional<String> namespace;
    /** Ids of the lists before this one, where it takes several to read a kind. */
    private final Set<String> elsewhere;
    /** Ids of earlier pages, of all passes. */
    private final Set<String> stored = new HashSet<>();
    /** Ids of earlier pages of this pass; the same set while there is only one. */
    private Set<String> pass = stored;
    /** Of the page under way, and of the attempt under way to read it. */
    private final Set<String> page = new HashSet<>();

    private int attempt;
    private boolean repeats;
    private boolean pageRepeats;
    /** Ids of objects that lack what every object of the kind has. */
    private final TreeSet<String> odd = new TreeSet<>();
    private final TreeSet<String> pageOdd = new TreeSet<>();

    ObjectRow(KubeKind kind, Optional<String> namespace, Set<String> elsewhere) {
        this.kind = kind;
        this.namespace = namespace;
        this.elsewhere = elsewhere;
    }

    /** Ids of all that was handed on. */
    Set<String> stored() {
        return stored;
    }

    @Override
    public String add(ResourceSink sink, int call, JsonNode element) throws IOException {
        if (call != attempt) {
            attempt = call;
            page.clear();
            pageOdd.clear();
            pageRepeats = false;
        }
        if (!(element instanceof ObjectNode object) || !(object.path("metadata") instanceof ObjectNode metadata)) {
            throw new IOException("an element of the list is no object with metadata");
        }
        String name = text(metadata, "name");
        String owner = kind.namespaced() ? text(metadata, "namespace") : "";
        if (namespace.isPresent() && !namespace.get().equals(owner)) {
            throw new IOException("the list of one namespace holds an object of another");
        }
        String id = kind.kind() + "/" + owner + "/" + name;
        if (elsewhere.contains(id) || pass.contains(id) || !page.add(id)) {
            pageRepeats = true;
            return "";
        }
        if (stored.contains(id)) {
            return "";
        }
        if (!kind.form().fits(object)) {
            pageOdd.add(id);
            return id;
        }
        kind.trim().accept(object);
        Trimmed.common(object);
        sink.add(call, owner.isEmpty() ? Scope.ALL : Scope.of("namespace", owner), id, name, object);
        return id;
    }

    /** @param read to its end; what came of a page that was cut is stored, and may come again */
    void endPage(boolean read) {
        if (read) {
            pass.addAll(page);
        } else if (pass == stored && !page.isEmpty()) {
            pass = new HashSet<>(stored);
        }
        stored.addAll(page);
        odd.addAll(pageOdd);
        page.clear();
        pageOdd.clear();
        repeats |= pageRepeats;
        pageRepeats = false;
    }

    void newPass() {
        pass = new HashSet<>();
    }

    /** Why not all that was listed is stored; empty when it is. */
    Optional<String> unread() {
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("of the objects, " + odd.size() + " lack what every " + kind.kind() + " has: "
                        + odd.first() + (odd.size() == 1 ? "" : ", …"));
    }

    boolean repeats() {
        return repeats;
    }

    private static String text(ObjectNode metadata, String key) throws IOException {
        JsonNode value = metadata.path(key);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IOException("an object of the list has no " + key);
        }
        return value.textValue();
    }
}
