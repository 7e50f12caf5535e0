package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.analysis.Match;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one policy comes to, gathered rule by rule. Every text is in the words of the policy and of no language. */
final class Effect {
    /** Every pod of every namespace. */
    private static final String EVERY_POD = "*/*";

    private final Live live;
    private final Set<String> openings = new LinkedHashSet<>();
    private final Set<String> internet = new LinkedHashSet<>();
    private final Set<String> ipv6 = new LinkedHashSet<>();
    private final Set<String> ipv6Denied = new LinkedHashSet<>();
    private final Set<String> refuses = new LinkedHashSet<>();
    private final Set<String> silent = new LinkedHashSet<>();
    private final Set<String> entities = new LinkedHashSet<>();
    private boolean understood = true;
    private boolean blocks;

    Effect(Live live) {
        this.live = live;
    }

    Live live() {
        return live;
    }

    /** Something of it is in no form that is known. */
    void notUnderstood() {
        understood = false;
    }

    /** It refuses what no rule lets through. */
    void refuses(Direction direction) {
        refuses.add(direction.word());
    }

    /** It has rules, and is told not to refuse what they don't name. */
    void silent(Direction direction) {
        silent.add(direction.word());
    }

    /** It lets whole parts of the cluster, or all there is, through by name. */
    void entity(Direction direction, String name) {
        entities.add(direction.arrow() + name);
    }

    /** What rules of a direction allow: what is said for the same ports adds up. */
    void allows(Direction direction, Allowed allowed) {
        Peers onAll = allowed.onAllPorts();
        allows(direction, "", onAll);
        boolean open = opens(direction);
        allowed.bySomePorts().forEach(
                (ports, peers) -> allows(direction, ports, open ? peers : peers.and(onAll)));
    }

    private void allows(Direction direction, String ports, Peers peers) {
        String of = ports.isEmpty() ? "" : " (" + ports + ")";
        boolean open = !peers.everyone().isEmpty();
        peers.everyone().forEach(word -> openings.add(direction.arrow() + word + of));
        Match everyPod = live.all(peers.namespaces());
        if (everyPod == Match.YES) {
            openings.add(direction.arrow() + EVERY_POD + of);
        }
        understood &= everyPod != Match.UNKNOWN;
        String said = direction.arrow() + String.join(", ", peers.blocks().said()) + of;
        boolean everywhere = direction == Direction.INGRESS
                ? peers.blocks().isInternet()
                : peers.blocks().isEverything();
        if (everywhere) {
            openings.add(said);
        } else if (peers.blocks().isInternet()) {
            internet.add(said);
        }
        if (peers.blocks().leavesIpv6()) {
            ipv6.add(said);
        }
        blocks |= !peers.blocks().said().isEmpty();
        understood &= open || everywhere || !peers.unread() && !peers.blocks().unread();
    }

    /** Blocks that it refuses without a word of the other family. */
    void denies(Direction direction, Blocks refused) {
        blocks |= !refused.said().isEmpty();
        if (!refused.set().v4().isEmpty() && refused.set().v6().isEmpty()) {
            ipv6Denied.add(direction.arrow() + String.join(", ", refused.said()));
        }
    }

    boolean opens(Direction direction) {
        return openings.stream().anyMatch(one -> one.startsWith(direction.arrow()));
    }

    void write(ObjectNode row) {
        texts(row.putArray("openings"), openings);
        texts(row.putArray("internet"), internet);
        texts(row.putArray("ipv6_open"), ipv6);
        texts(row.putArray("ipv6_not_denied"), ipv6Denied);
        texts(row.putArray("refuses"),
                refuses.stream().filter(word -> openings.stream().noneMatch(one -> one.startsWith(word))).toList());
        texts(row.putArray("default_deny_off"), silent);
        texts(row.putArray("entities"), entities);
        row.put("blocks", blocks);
        if (understood) {
            row.put("understood", true);
        }
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }

    /** What several rules of a direction allow, by their ports; those without ports hold for all. */
    static final class Allowed {
        private final Map<String, Peers> ports = new TreeMap<>();

        void add(String onPorts, Peers peers) {
            ports.merge(onPorts, peers, Peers::and);
        }

        Peers onAllPorts() {
            return ports.getOrDefault("", Peers.NONE);
        }

        Map<String, Peers> bySomePorts() {
            Map<String, Peers> some = new TreeMap<>(ports);
            some.remove("");
            return some;
        }
    }
}
