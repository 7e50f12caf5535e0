package io.secnumscan.network.kubernetes.select;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Labels of an object.
 *
 * @param whole false where the object was not read: what is not among the values may be there all the same
 */
public record Labels(Map<String, String> values, boolean whole) {
    public Labels {
        values = Map.copyOf(values);
    }

    /** @param labels of the metadata */
    public static Labels of(JsonNode labels) {
        SortedMap<String, String> values = new TreeMap<>();
        labels.properties().forEach(label -> values.put(label.getKey(), label.getValue().asText()));
        return new Labels(values, true);
    }

    /** Whether a label is there and its value as asked; what is asked of none is told apart. */
    public Answer test(String key, Predicate<String> value, boolean absent) {
        String own = values.get(key);
        if (own != null) {
            return Answer.of(value.test(own));
        }
        return whole ? Answer.of(absent) : Answer.UNKNOWN;
    }
}
