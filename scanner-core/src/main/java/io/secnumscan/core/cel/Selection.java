package io.secnumscan.core.cel;

import org.jspecify.annotations.Nullable;

/** Reads a field of what a step gives. */
final class Selection implements Step {
    private final Step operand;
    private final String field;

    /** The struct that was met last with its slot; evaluations that race for it find the same. */
    private @Nullable Met last;

    private record Met(Struct struct, Struct.Slot slot) {}

    Selection(Step operand, String field) {
        this.operand = operand;
        this.field = field;
    }

    @Override
    public Object run(Evaluation evaluation) {
        Object of = operand.run(evaluation);
        if (of instanceof View view) {
            return view.read(slot(view.struct()));
        }
        if (of instanceof Unread) {
            return of;
        }
        throw new Breakage("no field " + field + " in what is not there");
    }

    private Struct.Slot slot(Struct struct) {
        Met met = last;
        if (met == null || met.struct != struct) {
            met = new Met(struct, struct.slot(field));
            last = met;
        }
        return met.slot;
    }
}
