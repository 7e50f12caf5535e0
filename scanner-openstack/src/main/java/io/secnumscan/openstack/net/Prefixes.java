package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads lists of prefixes as sets of addresses. */
final class Prefixes {
    private Prefixes() {}

    /**
     * All addresses of a list of prefixes and lone addresses. What is no prefix, what was not read and what may be missing
     * may be any address; null is none.
     *
     * @param name what to call an element that can't be understood
     */
    static Sources read(ValueList list, String name) {
        Sources all = list.more().map(more -> any(more.names())).orElse(Sources.NONE);
        for (ValueList.Element element : list.elements()) {
            Sources one = read(element, name);
            Optional<List<String>> doubt = element.doubt().map(Outcome.Unknown::names);
            all = all.union(doubt.isEmpty() ? one : one.doubtful(new TreeSet<>(doubt.get())));
        }
        return all;
    }

    private static Sources read(ValueList.Element element, String name) {
        return switch (element.text()) {
            case Reading.Known<String>(String text) ->
                    Prefix.parse(text)
                            .map(prefix -> Sources.certain(AddressSet.of(prefix)))
                            .orElseGet(() -> any(List.of(name)));
            case Reading.Null<String>() -> Sources.NONE;
            case Reading.Unread<String>(Outcome.Unknown because) -> any(because.names());
        };
    }

    private static Sources any(Collection<String> because) {
        return new Sources(AddressSet.NONE, AddressSet.ALL, new TreeSet<>(because));
    }
}
