package io.secnumscan.network.model;

import io.secnumscan.core.text.Text;
import java.util.List;

/**
 * What is known of a network.
 *
 * @param certain lets pass what surely passes
 * @param possible lets pass also what may, for all that was read
 * @param doubts why they differ, for people; empty when they don't
 */
public record Bounds(Network certain, Network possible, List<Text> doubts) {
    public Bounds {
        doubts = List.copyOf(doubts);
    }
}
