package io.secnumscan.core.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list or a related set as a function sees it: the elements that were seen, in their order, and whether there may be
 * more. A function that finds its answer in the certain elements gives it; one that would have to rely on there being no
 * other answers {@link #more()}.
 *
 * @param elements what was seen
 * @param more why there may be further elements; empty for a complete list
 */
public record ValueList(List<Element> elements, Optional<Outcome.Unknown> more) {
    public ValueList {
        elements = List.copyOf(elements);
    }

    /**
     * One element.
     *
     * @param value never {@link Reading.Unread} for a row: an unread row has only unread fields
     * @param doubt why it may not belong to the list (what a {@code filter} asked of it was not read); empty when it does
     */
    public record Element(Reading<Object> value, Optional<Outcome.Unknown> doubt) {
        /** The element as a row. */
        public RowView row() {
            if (value instanceof Reading.Known(RowView row)) {
                return row;
            }
            throw new IllegalArgumentException("not a row: " + value);
        }

        /** The element as text. */
        public Reading<String> text() {
            return value.map(String.class::cast);
        }

        /** The element as a whole number. */
        public Reading<Long> integer() {
            return value.map(Long.class::cast);
        }
    }

    /** A complete list of known values. */
    public static ValueList of(List<?> values) {
        return new ValueList(
                values.stream().map(value -> new Element(Reading.known(value), Optional.empty())).toList(),
                Optional.empty());
    }

    /** Every element that certainly belongs to the list, as rows. */
    public List<RowView> certainRows() {
        return elements.stream().filter(element -> element.doubt().isEmpty()).map(Element::row).toList();
    }

    /** Why the list is not wholly known: more elements, doubtful ones, unread values. Empty when it is. */
    public Optional<Outcome.Unknown> unknown() {
        List<String> names = new ArrayList<>();
        more.ifPresent(why -> names.addAll(why.names()));
        for (Element element : elements) {
            element.doubt().ifPresent(why -> names.addAll(why.names()));
            element.value().unread().ifPresent(why -> names.addAll(why.names()));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Unknown(names));
    }
}
