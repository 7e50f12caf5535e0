package io.secnumscan.core.evaluate;

/** Takes findings, one by one, in an order that depends on nothing but the snapshot and the rules. Called by one thread. */
@FunctionalInterface
public interface FindingSink {
    void add(Finding finding);
}
