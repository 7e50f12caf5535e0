package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.kubernetes.select.Extents;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What policies let pass of each pod's packets. Pods on which the same bears share their verdict. */
public final class Filters {
    private final PacketSpace space;
    private final RulePackets packets;
    private final Enforcement enforcement;
    private final List<Policy> policies;
    private final Map<String, List<Integer>> byNamespace = new HashMap<>();
    private final Map<Key, Verdict> verdicts = new HashMap<>();
    private final Map<Key, Standing> standings = new HashMap<>();
    private final Map<RuleKey, Matched> matched = new HashMap<>();

    public Filters(
            PacketSpace space, Cluster cluster, AddressPackets addresses, Enforcement enforcement,
            List<Policy> policies) {
        this.space = space;
        this.enforcement = enforcement;
        this.packets =
                new RulePackets(space, cluster, new Extents(cluster, enforcement.blocksHoldPods()), addresses);
        this.policies = policies.stream()
                .sorted(Comparator.comparing(Policy::tier).thenComparingDouble(Policy::order))
                .toList();
    }

    /**
     * A policy that bears on a pod, or may.
     *
     * @param policy its place in the list of policies
     */
    private record Bearing(int policy, Answer bears) {}

    /** All that the verdict on a pod rests on. Names of ports and the node only where some rule asks for them. */
    private record Key(Direction direction, List<Bearing> bearing, Answer isolated, Object ports, String node) {}

    private record RuleKey(int policy, int rule, Direction direction, Object ports, String node) {}

    /** Of one on the host's network all packets pass: no policy is about it. */
    public Verdict of(Pod pod, Direction direction) {
        if (pod.hostNetwork()) {
            return new Verdict(space.all(), space.all());
        }
        Key key = key(pod, direction);
        Verdict verdict = verdicts.get(key);
        if (verdict == null) {
            verdict = verdict(key, pod, true);
            verdicts.put(key, verdict);
        }
        return verdict;
    }

    /** What policies there are about a pod, and what they do to packets that none of their rules allows. */
    public Standing standing(Pod pod, Direction direction) {
        if (pod.hostNetwork()) {
            return new Standing(List.of(), Answer.NO, new Verdict(space.all(), space.all()));
        }
        Key key = key(pod, direction);
        Standing standing = standings.get(key);
        if (standing == null) {
            standing = standing(key, pod);
            standings.put(key, standing);
        }
        return standing;
    }

    private Standing standing(Key key, Pod pod) {
        Answer covered = key.isolated();
        for (Bearing one : key.bearing()) {
            boolean refuses = policy(one).isolates(key.direction())
                    || policy(one).rules(key.direction()).stream().anyMatch(rule -> rule.action() != Action.ALLOW);
            covered = refuses ? covered.or(one.bears()) : covered;
        }
        List<String> names = key.bearing().stream().map(one -> policy(one).name()).toList();
        return new Standing(names, covered, verdict(key, pod, false));
    }

    /** The policies with a rule that allows a packet of the pod, or may. */
    public List<String> allowing(Pod pod, Direction direction, Packet packet) {
        if (pod.hostNetwork()) {
            return List.of();
        }
        Key key = key(pod, direction);
        return key.bearing().stream()
                .filter(one -> clauses(one, key, pod, true).stream()
                        .anyMatch(clause -> clause.action() == Action.ALLOW
                                && clause.matched().possible().contains(packet)))
                .map(one -> policy(one).name())
                .toList();
    }

    /**
     * What becomes of one packet of a pod, and the rules and policies that decide it; none where no policy is about it.
     *
     * @param target that ids begin with
     */
    public Reason why(String target, Pod pod, Direction direction, Packet packet) {
        if (pod.hostNetwork()) {
            return Reason.OPEN;
        }
        Key key = key(pod, direction);
        Deciding deciding = new Deciding(target, direction, packet);
        for (Tier tier : Tier.values()) {
            List<Bearing> here = key.bearing().stream().filter(one -> policy(one).tier() == tier).toList();
            deciding.meet(here.stream()
                    .map(one -> new Deciding.Met(policy(one), clauses(one, key, pod, true)))
                    .toList(), isolated(tier, here, key) == Answer.YES);
        }
        return deciding.end();
    }

    private Key key(Pod pod, Direction direction) {
        List<Bearing> bearing = new ArrayList<>();
        boolean names = false;
        boolean node = false;
        for (int number : candidates(pod.namespace())) {
            Policy policy = policies.get(number);
            if (!policy.isolates(direction) && policy.rules(direction).isEmpty()) {
                continue;
            }
            Answer bears = policy.subject().of(pod).and(enforcement.enforces(policy.kind(), pod));
            if (bears != Answer.NO) {
                bearing.add(new Bearing(number, bears));
                names |= direction == Direction.INGRESS && policy.hasNames(direction);
                node |= policy.restsOnNode(direction);
            }
        }
        return new Key(
                direction, bearing, enforcement.isolates(pod), names ? pod.ports() : "", node ? pod.node() : "");
    }

    private List<Integer> candidates(Namespace namespace) {
        return byNamespace.computeIfAbsent(namespace.name(), name -> IntStream.range(0, policies.size())
                .filter(number -> policies.get(number).subject().mayHold(namespace))
                .boxed()
                .toList());
    }

    private Policy policy(Bearing one) {
        return policies.get(one.policy());
    }

    /** @param allowing whether rules that allow count: without them it is about packets that none of them matches */
    private Verdict verdict(Key key, Pod pod, boolean allowing) {
        Course course = new Course(space.all(), space.none());
        for (Tier tier : Tier.values()) {
            List<Bearing> here = key.bearing().stream().filter(one -> policy(one).tier() == tier).toList();
            for (int at = 0; at < here.size();) {
                List<List<Course.Clause>> equal = new ArrayList<>();
                double order = policy(here.get(at)).order();
                while (at < here.size() && policy(here.get(at)).order() == order) {
                    equal.add(clauses(here.get(at++), key, pod, allowing));
                }
                course.meet(equal);
            }
            switch (isolated(tier, here, key)) {
                case YES -> course.refuseRest();
                case UNKNOWN -> course.perhapsRefuseRest();
                case NO -> {}
            }
            course.endTier();
        }
        return course.end();
    }

    private Answer isolated(Tier tier, List<Bearing> here, Key key) {
        Answer isolated = tier == Tier.DEFAULT ? key.isolated() : Answer.NO;
        for (Bearing one : here) {
            if (policy(one).isolates(key.direction())) {
                isolated = isolated.or(one.bears());
            }
        }
        return tier == Tier.SOMEWHERE ? isolated.and(Answer.UNKNOWN) : isolated;
    }

    private List<Course.Clause> clauses(Bearing one, Key key, Pod pod, boolean allowing) {
        List<Course.Clause> clauses = new ArrayList<>();
        boolean sure = one.bears() == Answer.YES && policy(one).tier() != Tier.SOMEWHERE;
        List<Rule> rules = policy(one).rules(key.direction());
        for (int number = 0; number < rules.size(); number++) {
            if (!allowing && rules.get(number).action() == Action.ALLOW) {
                continue;
            }
            Matched all = matched(one.policy(), number, key, pod);
            clauses.add(new Course.Clause(
                    rules.get(number).action(), sure ? all : new Matched(space.none(), all.possible())));
        }
        return clauses;
    }

    private Matched matched(int policy, int number, Key key, Pod pod) {
        Rule rule = policies.get(policy).rules(key.direction()).get(number);
        boolean names = key.direction() == Direction.INGRESS && rule.hasNames();
        RuleKey of = new RuleKey(
                policy, number, key.direction(), names ? key.ports() : "", rule.restsOnNode() ? key.node() : "");
        Matched all = matched.get(of);
        if (all == null) {
            all = packets.of(rule, key.direction(), pod);
            matched.put(of, all);
        }
        return all;
    }
}
