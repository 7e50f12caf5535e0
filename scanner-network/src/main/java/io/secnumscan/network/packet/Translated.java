package io.secnumscan.network.packet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of sets when fields of all packets are set to values of intervals; or was before. For one question. */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Translated {
    private static final Field[] FIELDS = Field.values();

    private final Algebra algebra;
    private final Node nothing;
    private final Map<Field, Interval> to;
    /** The ordinal of the first field behind which nothing is set. */
    private final int untouched;

    private final Map<Long, Node> known = new HashMap<>();

    Translated(PacketSpace space, Map<Field, Interval> to) {
        this.algebra = space.algebra();
        this.nothing = space.nothing();
        this.to = new EnumMap<>(Field.class);
        this.to.putAll(to);
        this.untouched = to.keySet().stream().mapToInt(Field::ordinal).max().orElse(-1) + 1;
    }

    /** The packets of {@code of} that are in the set once their fields are set. */
    Node before(Node set, Node of) {
        return before(0, set, of);
    }

    private Node before(int field, Node set, Node of) {
        if (set == nothing || of == nothing) {
            return nothing;
        }
        if (field >= untouched) {
            return algebra.and(set, of);
        }
        long question = (long) set.number() << 32 | of.number();
        Node answer = known.get(question);
        if (answer == null) {
            Interval values = to.get(FIELDS[field]);
            answer = values == null ? common(field, set, of) : fixed(field, chosen(set, values), of);
            known.put(question, answer);
        }
        return answer;
    }

    private Node fixed(int field, Node set, Node of) {
        Partition result = algebra.partition();
        for (int i = 0; i < of.size(); i++) {
            result.add(of.high(i), of.low(i), before(field + 1, set, of.to(i)));
        }
        return algebra.node(result);
    }

    private Node common(int field, Node set, Node of) {
        Partition result = algebra.partition();
        for (int i = 0, j = 0; i < set.size() && j < of.size();) {
            int ends = set.compare(i, of.high(j), of.low(j));
            Node shorter = ends <= 0 ? set : of;
            int range = ends <= 0 ? i : j;
            result.add(shorter.high(range), shorter.low(range), before(field + 1, set.to(i), of.to(j)));
            i += ends <= 0 ? 1 : 0;
            j += ends >= 0 ? 1 : 0;
        }
        return algebra.node(result);
    }

    /** What follows any of the values. */
    private Node chosen(Node node, Interval values) {
        List<Node> below = new ArrayList<>();
        int last = Math.min(node.find(values.last()), node.size() - 1);
        for (int i = node.find(values.first()); i <= last; i++) {
            below.add(node.to(i));
        }
        return algebra.or(below);
    }

    /** The packets of the set once their fields are set. */
    Node after(Node set) {
        return after(0, set);
    }

    private Node after(int field, Node set) {
        if (set == nothing || field >= untouched) {
            return set;
        }
        Node answer = known.get((long) set.number());
        if (answer == null) {
            Interval values = to.get(FIELDS[field]);
            answer = values == null ? followed(field, set) : set(field, set, values);
            known.put((long) set.number(), answer);
        }
        return answer;
    }

    private Node followed(int field, Node set) {
        Partition result = algebra.partition();
        for (int i = 0; i < set.size(); i++) {
            result.add(set.high(i), set.low(i), after(field + 1, set.to(i)));
        }
        return algebra.node(result);
    }

    private Node set(int field, Node set, Interval values) {
        List<Node> below = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            below.add(after(field + 1, set.to(i)));
        }
        Partition result = algebra.partition();
        result.add(values, algebra.or(below), nothing);
        return algebra.node(result);
    }
}
