package io.secnumscan.network.flow;

import io.secnumscan.core.text.Text;
import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.packet.Traffic;
import io.secnumscan.network.reach.Journey;
import io.secnumscan.network.reach.Obstacles;
import io.secnumscan.network.reach.Reachability;
import io.secnumscan.network.reach.Stop;
import io.secnumscan.network.reach.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether one place of a network can reach another: exactly, with a packet that does or what stops one. */
public final class Question {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String OTHER = "other";

    private final TargetNetwork network;
    private final Asked asked;
    private final Predicate<Endpoint> from;
    private final Predicate<Endpoint> to;

    /**
     * What is asked.
     *
     * @param from a zone, a project or namespace, an endpoint, by its name or the end of it
     * @param protocol number of the only protocol that is asked about
     * @param port the only destination port
     */
    public record Asked(String from, String to, Optional<Integer> protocol, Optional<Integer> port) {}

    /**
     * What is known of it.
     *
     * @param stop what stops it, where it is blocked and something can be named
     * @param doubts why more may pass than surely does
     */
    public record Answer(Flow flow, Optional<Stop> stop, List<Text> doubts) {
        public Answer {
            doubts = List.copyOf(doubts);
        }
    }

    public Question(TargetNetwork network, Asked asked) {
        this.network = network;
        this.asked = asked;
        this.from = network.at(asked.from());
        this.to = network.at(asked.to());
    }

    public Answer answer() {
        Network certain = network.bounds().certain();
        Network possible = network.bounds().possible();
        PacketSet surely = passing(certain);
        PacketSet perhaps = passing(possible);
        Traffic reachable = Traffic.of(surely);
        Optional<Journey> witness = new Tracer(certain).witness(surely, from, to)
                .or(() -> new Tracer(possible).witness(perhaps, from, to));
        Flow flow = new Flow(asked.from(), asked.to(), reachable, Traffic.of(perhaps).minus(reachable), witness);
        return new Answer(flow, perhaps.isEmpty() ? stop(possible) : Optional.empty(), network.bounds().doubts());
    }

    private PacketSet passing(Network in) {
        Reachability reachability = Reachability.of(
                in, one -> from.test(one) ? FROM : OTHER, one -> to.test(one) ? TO : OTHER);
        return reachability.between(FROM, TO).and(askedFor(in));
    }

    private Optional<Stop> stop(Network in) {
        return new Obstacles(in, one -> from.test(one) ? FROM : to.test(one) ? TO : OTHER)
                .between(FROM, TO, askedFor(in));
    }

    private PacketSet askedFor(Network in) {
        PacketSpace space = in.endpoints().getFirst().sends().space();
        Match match = Match.ANY;
        match = asked.protocol().map(number -> Match.ANY.with(Field.PROTOCOL, Interval.of(number))).orElse(match);
        Match all = match;
        return space.of(asked.port().map(number -> all.with(Field.DESTINATION_PORT, Interval.of(number))).orElse(all));
    }
}
