package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between values of an evaluation and what functions are given and answer. */
final class Results {
    private Results() {}

    /** An argument as functions see it; only a list may be unread. */
    static Object argument(Object value) {
        return switch (value) {
            case Sequence list -> list.asValueList();
            case Unread unread -> new ValueList(List.of(), Optional.of(unread.because()));
            default -> value;
        };
    }

    /** What a function answered, as a value of an evaluation. */
    static Object of(@Nullable Object answer) {
        return switch (answer) {
            case null -> NullValue.NULL_VALUE;
            case Optional<?> maybe -> maybe.<Object>map(Results::of).orElse(NullValue.NULL_VALUE);
            case Outcome.Unknown because -> new Unread(because);
            case Reading.Known<?>(Object value) -> of(value);
            case Reading.Null<?> _ -> NullValue.NULL_VALUE;
            case Reading.Unread<?>(Outcome.Unknown because) -> new Unread(because);
            case Integer number -> number.longValue();
            case ValueList list -> bag(list);
            case List<?> list -> bag(ValueList.of(list));
            default -> answer;
        };
    }

    private static Bag bag(ValueList list) {
        Bag bag = new Bag();
        for (ValueList.Element element : list.elements()) {
            bag.keep(of(element.value()), element.doubt().map(Unread::new).orElse(null));
        }
        list.more().ifPresent(why -> bag.keepOpen(new Unread(why)));
        return bag;
    }
}
