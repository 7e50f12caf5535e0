package io.secnumscan.core.cel;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an expression may read, from its checked form: joins keep only these fields, findings name only these parameters,
 * and a join is not answered for an expression that doesn't use it.
 *
 * @param roots {@code resource}, {@code related.groups}, {@code params.adminPorts}, {@code item}, {@code target}, {@code now}
 * @param fields {@code type.field} for every select on a resource or struct, by the name of its {@code ResourceType} or
 *     {@code FieldType.Struct}, also on iteration variables: {@code openstack.network.port.subnet_ids}
 * @param whole names of the types and structs whose values are handed to a function, alone or in a list, hence read whole
 */
public record Reads(SortedSet<String> roots, SortedSet<String> fields, SortedSet<String> whole) {
    public static final Reads NOTHING = new Reads(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Reads {
        roots = Collections.unmodifiableSortedSet(new TreeSet<>(roots));
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        whole = Collections.unmodifiableSortedSet(new TreeSet<>(whole));
    }

    /** Both together. */
    public Reads and(Reads other) {
        return new Reads(union(roots, other.roots), union(fields, other.fields), union(whole, other.whole));
    }

    private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }
}
