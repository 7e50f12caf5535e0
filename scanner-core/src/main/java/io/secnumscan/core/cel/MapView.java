package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;

/** A map with free keys (labels, annotations, options, extra_specs) as a function sees it. Not to be kept after the call. */
public interface MapView {
    /** The value of a key; {@link Reading.Null} for a key that is not there, unread when the value was removed as a secret. */
    Reading<JsonNode> json(String key);

    /** The same as text: a number or a bool as JSON writes it. A list or object is an error. */
    Reading<String> text(String key);

    SortedSet<String> keys();
}
