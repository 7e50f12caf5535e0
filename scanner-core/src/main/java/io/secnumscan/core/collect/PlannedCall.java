package io.secnumscan.core.collect;

import io.secnumscan.core.text.Text;
import java.net.URI;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A call that a collector is going to send, or several that differ in an id only.
 *
 * @param method {@code GET}; {@link #LOOKUP} for a question to this machine's resolver of names
 * @param address with path and query as it is asked first, and {@link #ID} in place of the id
 */
public record PlannedCall(String method, String address, CallCount count) {
    /** What a collector builds an address with, in place of an id of another list. */
    public static final String ID = "{id}";

    public static final String LOOKUP = "LOOKUP";

    private static final String ENCODED = "%7Bid%7D";

    /** @param address built with {@link #ID}, percent-encoded as any id is, where one call is sent for each of many */
    public static PlannedCall get(URI address, CallCount count) {
        return new PlannedCall("GET", address.toString().replace(ENCODED, ID), count);
    }

    /** One document. */
    public static PlannedCall get(URI address) {
        return get(address, new CallCount.One());
    }

    /** The same for each of another list. */
    public PlannedCall each(Text of, OptionalInt known) {
        return counted(one -> new CallCount.Each(of, known, one));
    }

    public PlannedCall each(Text of) {
        return each(of, OptionalInt.empty());
    }

    /** The same, when something happens only. */
    public PlannedCall when(Text event) {
        return counted(one -> new CallCount.If(event, one));
    }

    /** The same, sent by whichever read comes to it first. */
    public PlannedCall shared(String identity) {
        return counted(one -> new CallCount.Shared(identity, one));
    }

    private PlannedCall counted(UnaryOperator<CallCount> change) {
        return new PlannedCall(method, address, change.apply(count));
    }
}
