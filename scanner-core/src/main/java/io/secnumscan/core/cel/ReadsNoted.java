package io.secnumscan.core.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes what an expression reads, while it is validated. */
final class ReadsNoted {
    private final SortedSet<String> roots = new TreeSet<>();
    private final SortedSet<String> fields = new TreeSet<>();
    private final SortedSet<String> whole = new TreeSet<>();

    void root(String name) {
        roots.add(name);
    }

    void field(String struct, String field) {
        if (struct.equals(ScopeTypes.RELATED) || struct.equals(ScopeTypes.PARAMS)) {
            roots.add(struct + "." + field);
        } else {
            fields.add(struct + "." + field);
        }
    }

    /** A value that is handed over: what is in it will be read. */
    void whole(CelType type, ScopeTypes types) {
        CelType inner = type;
        while (inner instanceof ListType list && list.hasElemType()) {
            inner = list.elemType();
        }
        types.struct(inner).ifPresent(struct -> whole.add(struct.name()));
    }

    Reads reads() {
        return new Reads(roots, fields, whole);
    }
}
