package io.secnumscan.openstack.read;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The query of a list call, percent-encoded as it is sent; each name stands once. */
record Query(SequencedMap<String, String> parameters) {
    Query {
        parameters = new LinkedHashMap<>(parameters);
    }

    static Query parse(String raw) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.put(equals < 0 ? pair : pair.substring(0, equals),
                        equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return new Query(parameters);
    }

    Query with(String name, String value) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Query(changed);
    }

    /** With those of the other that this one doesn't have: what a link leaves out of our own question still holds. */
    Query orElse(Query other) {
        SequencedMap<String, String> all = new LinkedHashMap<>(parameters);
        other.parameters().forEach(all::putIfAbsent);
        return new Query(all);
    }

    URI on(URI collection) {
        String query = parameters.entrySet().stream().map(Query::pair).collect(Collectors.joining("&"));
        return query.isEmpty() ? collection : URI.create(collection + "?" + query);
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return parameter.getValue().isEmpty() ? parameter.getKey() : parameter.getKey() + "=" + parameter.getValue();
    }
}
