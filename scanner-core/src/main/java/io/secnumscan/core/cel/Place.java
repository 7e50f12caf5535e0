package io.secnumscan.core.cel;

import java.util.Optional;

/** Where a value stands: what messages call it, and where evidence finds it. Both are put together only when asked for. */
sealed interface Place {
    /** {@code resource.rules.protocol}, without indexes. */
    String name();

    /** {@code /security_group_rules/3/protocol}. */
    String pointer();

    /** The joined row that it stands in; empty for the subject. */
    Optional<Bindings.Row> origin();

    /** Whether reads are evidence: not of what was declared (parameters, facts of the target). */
    boolean traced();

    /** The start of a chain of selects. */
    record Root(String name, String pointer, Optional<Bindings.Row> origin, boolean traced) implements Place {}

    record Below(Place parent, String field, String at) implements Place {
        @Override
        public String name() {
            return parent.name() + "." + field;
        }

        @Override
        public String pointer() {
            return parent.pointer() + at;
        }

        @Override
        public Optional<Bindings.Row> origin() {
            return parent.origin();
        }

        @Override
        public boolean traced() {
            return parent.traced();
        }
    }

    /** An element of a list, or a key of a map: it has the name of the whole. */
    record Part(Place parent, String key) implements Place {
        @Override
        public String name() {
            return parent.name();
        }

        @Override
        public String pointer() {
            return parent.pointer() + "/" + key.replace("~", "~0").replace("/", "~1");
        }

        @Override
        public Optional<Bindings.Row> origin() {
            return parent.origin();
        }

        @Override
        public boolean traced() {
            return parent.traced();
        }
    }
}
