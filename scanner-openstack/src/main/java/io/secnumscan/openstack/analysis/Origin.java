package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.resource.Resource;

/** A resource that something follows from. */
record Origin(String type, String id, int call) implements Comparable<Origin> {
    static Origin of(Resource resource) {
        return new Origin(resource.type(), resource.id(), resource.call());
    }

    JsonNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("id", id).put("call", call);
    }

    @Override
    public int compareTo(Origin other) {
        int byType = type.compareTo(other.type);
        int byId = byType != 0 ? byType : id.compareTo(other.id);
        return byId != 0 ? byId : Integer.compare(call, other.call);
    }
}
