package io.secnumscan.openstack.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.net.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random groups of rules, compared with trying every packet of a small world on each rule. */
class FilterPropertyTest {
    private static final int RUNS = 3_000;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int PORTS = 12;
    /** Apart from each other, so that who is let in is told by number. */
    private static final List<String> SENDERS =
            List.of("10.0.0.0/8", "192.0.2.0/24", "198.51.100.7/32", "2001:db8::/32", "8000::/1");

    /** A rule whose parts are all there, with the senders that it names by number. */
    private record Plain(boolean ingress, int protocol, Ports ports, TreeSet<Integer> senders) {
        static Plain random(Random random) {
            int first = 1 + random.nextInt(PORTS);
            TreeSet<Integer> senders = new TreeSet<>();
            for (int sender = 0; sender < SENDERS.size(); sender++) {
                if (random.nextInt(3) == 0) {
                    senders.add(sender);
                }
            }
            int protocol = List.of(Protocols.ANY, TCP, TCP, UDP).get(random.nextInt(4));
            Ports ports = random.nextInt(4) == 0 || protocol == Protocols.ANY
                    ? Ports.ALL
                    : new Ports(first, first + random.nextInt(PORTS - first + 1));
            return new Plain(random.nextInt(4) > 0, protocol, ports, senders);
        }

        boolean lets(boolean incoming, int wanted, int port, int sender) {
            return ingress == incoming
                    && (protocol == Protocols.ANY
                            || protocol == wanted && ports.first() <= port && port <= ports.last())
                    && senders.contains(sender);
        }

        FilterRule rule() {
            return new FilterRule(
                    Optional.of(ingress), Optional.of(protocol), Optional.of(ports),
                    Sources.certain(addresses(senders)), new TreeSet<>());
        }

        /** The same, of which some parts were not read. */
        FilterRule forgetful(Random random) {
            TreeSet<String> unread = new TreeSet<>();
            FilterRule known = rule();
            return new FilterRule(
                    forget(random, known.ingress(), "direction", unread),
                    forget(random, known.protocol(), "protocol", unread),
                    forget(random, known.ports(), "ports", unread),
                    random.nextInt(4) > 0
                            ? known.remote()
                            : new Sources(AddressSet.NONE, AddressSet.ALL, new TreeSet<>(List.of("prefix"))),
                    unread);
        }

        private static <T> Optional<T> forget(Random random, Optional<T> part, String name, TreeSet<String> unread) {
            if (random.nextInt(4) > 0) {
                return part;
            }
            unread.add(name);
            return Optional.empty();
        }
    }

    private static AddressSet addresses(Iterable<Integer> senders) {
        AddressSet set = AddressSet.NONE;
        for (int sender : senders) {
            set = set.union(AddressSet.of(SENDERS.get(sender)));
        }
        return set;
    }

    private static List<Plain> randomRules(Random random) {
        List<Plain> rules = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
            rules.add(Plain.random(random));
        }
        return rules;
    }

    private static Ports randomPorts(Random random) {
        int first = 1 + random.nextInt(PORTS);
        return new Ports(first, first + random.nextInt(PORTS - first + 1));
    }

    private static Filter filter(List<Plain> rules) {
        return new Filter(rules.stream().map(Plain::rule).toList());
    }

    private static TreeSet<Integer> toSome(List<Plain> rules, boolean incoming, Ports ports) {
        TreeSet<Integer> senders = new TreeSet<>();
        for (int sender = 0; sender < SENDERS.size(); sender++) {
            for (int port = ports.first(); port <= ports.last(); port++) {
                if (isLet(rules, incoming, port, sender)) {
                    senders.add(sender);
                }
            }
        }
        return senders;
    }

    private static TreeSet<Integer> toAll(List<Plain> rules, boolean incoming, Ports ports) {
        TreeSet<Integer> senders = new TreeSet<>();
        for (int sender = 0; sender < SENDERS.size(); sender++) {
            boolean all = true;
            for (int port = ports.first(); port <= ports.last(); port++) {
                all &= isLet(rules, incoming, port, sender);
            }
            if (all) {
                senders.add(sender);
            }
        }
        return senders;
    }

    private static boolean isLet(List<Plain> rules, boolean incoming, int port, int sender) {
        return rules.stream().anyMatch(rule -> rule.lets(incoming, TCP, port, sender));
    }

    @Test
    void whoReachesOnePortAtLeastIsWhoeverARuleLetsIn() {
        Random random = new Random(1);
        for (int run = 0; run < RUNS; run++) {
            List<Plain> rules = randomRules(random);
            boolean incoming = random.nextBoolean();
            Ports ports = randomPorts(random);

            assertEquals(
                    Sources.certain(addresses(toSome(rules, incoming, ports))),
                    filter(rules).toSome(incoming, TCP, ports));
        }
    }

    @Test
    void whoReachesEveryPortMayDoSoBySeveralRules() {
        Random random = new Random(2);
        for (int run = 0; run < RUNS; run++) {
            List<Plain> rules = randomRules(random);
            boolean incoming = random.nextBoolean();
            Ports ports = randomPorts(random);

            assertEquals(Sources.certain(addresses(toAll(rules, incoming, ports))),
                    filter(rules).toAll(incoming, TCP, ports));
        }
    }

    @Test
    void theTruthLiesBetweenTheCertainAndThePossibleWhateverWasNotRead() {
        Random random = new Random(3);
        for (int run = 0; run < RUNS; run++) {
            List<Plain> rules = randomRules(random);
            Filter forgetful = new Filter(rules.stream().map(rule -> rule.forgetful(random)).toList());
            boolean incoming = random.nextBoolean();
            Ports ports = randomPorts(random);

            assertBetween(forgetful.toSome(incoming, TCP, ports), addresses(toSome(rules, incoming, ports)));
            assertBetween(forgetful.toAll(incoming, TCP, ports), addresses(toAll(rules, incoming, ports)));
        }
    }

    private static void assertBetween(Sources sources, AddressSet truth) {
        assertTrue(truth.containsAll(sources.certain()), () -> "certain: " + sources + ", in truth " + truth);
        assertTrue(sources.possible().containsAll(truth), () -> "possible: " + sources + ", in truth " + truth);
        assertEquals(sources.certain().equals(sources.possible()), sources.missing().isEmpty(), sources::toString);
    }
}
