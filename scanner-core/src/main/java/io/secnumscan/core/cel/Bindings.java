package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Values for the names of a {@link RuleScope}, for one evaluation.
 *
 * @param resource attributes of the subject
 * @param related rows of each join; its key set is that of the scope
 * @param item the current item of a rule with {@code each}
 * @param params declared values; a missing one is unknown
 * @param target facts of the target
 * @param now the value of {@code now}: when the resource was read, or the clock that was passed in; empty when neither
 *     is known, and {@code now} is then unknown
 * @param trace hears which values were read; {@link Trace#NONE} while nobody asks
 */
public record Bindings(
        JsonNode resource,
        SortedMap<String, Rows> related,
        Optional<Item> item,
        SortedMap<String, JsonNode> params,
        JsonNode target,
        Optional<Instant> now,
        Trace trace) {
    /**
     * A set of joined rows that may be incomplete.
     *
     * @param rows what was seen, in a fixed order
     * @param missing why there may be more; empty when the set is complete
     */
    public record Rows(List<Row> rows, Optional<String> missing) {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One item of a rule with {@code each}.
     *
     * @param value as JSON of its declared type
     * @param name what an unread field of it is called: {@code resource.containers} makes {@code
     *     resource.containers.image}
     * @param pointer where it stands in the attributes of the subject, so that evidence points there; empty for an item
     *     that was declared (a parameter)
     */
    public record Item(JsonNode value, String name, Optional<String> pointer) {
        /** An element of the list that an expression compiled as {@link Result.Items} came to. */
        public static Item of(Object element) {
            return Items.of(element);
        }
    }

    /** A joined resource: its attributes, and how evidence names it. */
    public record Row(String type, String id, int call, JsonNode attributes) {}

    /** Hears of every declared field that an expression or a function read, in order, duplicates included. */
    @FunctionalInterface
    public interface Trace {
        Trace NONE = (origin, pointer, value) -> {};

        /**
         * @param origin empty for the subject, else the joined row
         * @param pointer JSON pointer into its attributes, with list indexes
         */
        void read(Optional<Row> origin, String pointer, JsonNode value);
    }
}
