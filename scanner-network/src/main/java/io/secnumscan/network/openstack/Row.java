package io.secnumscan.network.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An object as an API gave it. A member that is not there was not read; one that is null was, and holds nothing. */
record Row(JsonNode json) {
    boolean has(String member) {
        return json.has(member);
    }

    /** Whether it was read and holds something; a text may be empty. */
    boolean given(String member) {
        return json.hasNonNull(member);
    }

    /** Whether it was read and holds nothing. */
    boolean isNull(String member) {
        return json.path(member).isNull();
    }

    /** Empty too for null, for what is no text and for an empty text. */
    Optional<String> text(String member) {
        return Optional.of(json.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }

    String id() {
        return text("id").orElse("");
    }

    Optional<Boolean> bool(String member) {
        return Optional.of(json.path(member)).filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    Optional<Integer> number(String member) {
        return Optional.of(json.path(member)).filter(JsonNode::isInt).map(JsonNode::asInt);
    }

    Row inner(String member) {
        return new Row(json.path(member));
    }

    List<Row> rows(String member) {
        return each(member, Row::new);
    }

    List<String> texts(String member) {
        return each(member, JsonNode::asText);
    }

    private <T> List<T> each(String member, Function<JsonNode, T> of) {
        List<T> all = new ArrayList<>();
        json.path(member).forEach(one -> all.add(of.apply(one)));
        return List.copyOf(all);
    }

    Optional<Prefix> prefix(String member) {
        return text(member).flatMap(Prefix::parse);
    }

    /** Empty where the list was not read, or where one of it is no address and no prefix. */
    Optional<AddressSet> everyAddress(String member) {
        List<Optional<Prefix>> all = texts(member).stream().map(Prefix::parse).toList();
        return given(member) && all.stream().allMatch(Optional::isPresent)
                ? Optional.of(addresses(member))
                : Optional.empty();
    }

    /** The addresses or prefixes of a list; what is neither is left out. */
    AddressSet addresses(String member) {
        return union(texts(member).stream().map(Prefix::parse).flatMap(Optional::stream).toList());
    }

    /** The union of many sets, faster than one after the other. */
    static AddressSet join(List<AddressSet> sets) {
        return new AddressSet(join(Family.V4, sets), join(Family.V6, sets));
    }

    private static Ranges join(Family family, List<AddressSet> sets) {
        return Ranges.canonical(sets.stream().flatMap(set -> set.ranges(family).list().stream()).toList());
    }

    static AddressSet union(List<Prefix> prefixes) {
        return new AddressSet(ranges(Family.V4, prefixes), ranges(Family.V6, prefixes));
    }

    private static Ranges ranges(Family family, List<Prefix> prefixes) {
        return Ranges.canonical(prefixes.stream()
                .filter(prefix -> prefix.family() == family)
                .map(prefix -> new Ranges.Range(prefix.first(), prefix.last()))
                .toList());
    }
}
