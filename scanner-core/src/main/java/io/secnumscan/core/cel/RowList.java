package io.secnumscan.core.cel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a join, with one more that may exist when the join is incomplete. */
final class RowList extends Sequence {
    private final Run run;
    private final Struct struct;
    private final String name;
    private final List<Bindings.Row> rows;
    private final @Nullable Unread more;

    /** @param name {@code related.groups} */
    RowList(Run run, Struct struct, String name, Bindings.Rows rows) {
        this.run = run;
        this.struct = struct;
        this.name = name;
        this.rows = rows.rows();
        this.more = rows.missing().isPresent() ? new Unread(name) : null;
    }

    @Override
    int seen() {
        return rows.size();
    }

    @Override
    Object at(int index) {
        Bindings.Row row = rows.get(index);
        return new View(run, struct, row.attributes(), new Place.Root(name, "", Optional.of(row), true));
    }

    @Override
    @Nullable
    Unread more() {
        return more;
    }
}
