package io.secnumscan.k8s.analysis.effect;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom a rule names, as far as everybody goes: pods by single labels are left out.
 *
 * @param everyone words of the policy that mean everybody by themselves
 * @param namespaces that it names with every pod of them
 * @param unread whether it names somebody in a way that is not understood
 */
record Peers(List<String> everyone, List<Live.Test> namespaces, Blocks blocks, boolean unread) {
    static final Peers NONE = new Peers(List.of(), List.of(), Blocks.NONE, false);
    static final Peers NOT_UNDERSTOOD = new Peers(List.of(), List.of(), Blocks.NONE, true);

    Peers {
        everyone = List.copyOf(everyone);
        namespaces = List.copyOf(namespaces);
    }

    static Peers everyone(String said) {
        return new Peers(List.of(said), List.of(), Blocks.NONE, false);
    }

    static Peers of(Live.Test namespaces) {
        return new Peers(List.of(), List.of(namespaces), Blocks.NONE, false);
    }

    static Peers of(Blocks blocks) {
        return new Peers(List.of(), List.of(), blocks, false);
    }

    Peers and(Peers other) {
        List<String> words = new ArrayList<>(everyone);
        other.everyone.stream().filter(word -> !words.contains(word)).forEach(words::add);
        List<Live.Test> all = new ArrayList<>(namespaces);
        all.addAll(other.namespaces);
        return new Peers(words, all, blocks.and(other.blocks), unread || other.unread);
    }
}
