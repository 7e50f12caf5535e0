package io.secnumscan.network.flow;

/** Where lines of a matrix are written to. */
public interface FlowSink {
    void add(FlowLine line);

    /** After the last of them. */
    default void end() {}
}
