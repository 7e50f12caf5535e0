package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import java.util.stream.Stream;

/**
 * That resources of one type name resources of another, in the same region. Lists are not read at one instant: one that lacks
 * what is named is read once more at the end.
 *
 * @param from the type of those that name
 * @param to the type of those that are named
 * @param kept whether the service keeps what is named as long as it is named: a whole list then can't lack it, and one that
 *     does was filtered
 * @param names what one resource names, from its attributes as the API gave them
 */
public record Reference(String from, String to, boolean kept, Names names) {
    /** Finds the names. */
    @FunctionalInterface
    public interface Names {
        Stream<Named> of(JsonNode attributes);
    }

    /**
     * Something that is named.
     *
     * @param id native id
     * @param scope where it must be; {@link Scope#ALL} where the name doesn't say
     */
    public record Named(String id, Scope scope) {}
}
