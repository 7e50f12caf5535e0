package io.secnumscan.network.flow;

import io.secnumscan.core.text.Text;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.reach.Crossed;
import io.secnumscan.network.reach.Journey;
import io.secnumscan.network.reach.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a packet for a person: a line for each thing that it passes, and what becomes of it there. */
public final class Hops {
    private final List<Text> lines = new ArrayList<>();
    private final Chain chain;
    private String shown = "";

    private Hops(Chain chain) {
        this.chain = chain;
    }

    /** From the sender to the receiver. */
    public static List<Text> of(Journey journey, Chain chain) {
        Hops hops = new Hops(chain);
        hops.packet(journey.sent());
        hops.add(new Text("sent by ", "émis par "), journey.from().id());
        hops.passed(chain.sent(journey));
        Packet before = journey.sent();
        for (Crossed crossed : journey.crossed()) {
            hops.crossed(crossed, before);
            before = crossed.packet();
        }
        hops.add(new Text("taken by ", "reçu par "), journey.to().id());
        hops.passed(chain.taken(journey));
        return List.copyOf(hops.lines);
    }

    /** As far as it gets, and what stops it. */
    public static List<Text> of(Stop stop, Chain chain) {
        Hops hops = new Hops(chain);
        stop.crossed().forEach(crossed -> hops.crossed(crossed, crossed.packet()));
        hops.packet(stop.packet());
        hops.lines.add(cause(stop.cause()));
        chain.stopping(stop).forEach(id -> hops.add(new Text("  not let pass by ", "  refusé par "), id));
        return List.copyOf(hops.lines);
    }

    private void passed(List<String> rules) {
        rules.forEach(id -> add(new Text("  let pass by ", "  autorisé par "), id));
    }

    private void crossed(Crossed crossed, Packet before) {
        add(new Text("in by ", "entre par "), crossed.in());
        passed(chain.entering(crossed, before));
        add(new Text("router ", "routeur "), crossed.router());
        crossed.translation().ifPresent(id -> add(new Text("translated by ", "traduit par "), id));
        add(new Text("routed by ", "routé par "), crossed.route());
        crossed.sourceTranslation().ifPresent(id -> add(new Text("source translated by ", "source traduite par "), id));
        add(new Text("out by ", "sort par "), crossed.out());
        passed(chain.leaving(crossed, before));
        packet(crossed.packet());
    }

    /** As it is from here on, where it changed. */
    private void packet(Packet packet) {
        String text = PacketText.of(packet);
        if (!text.equals(shown)) {
            lines.add(new Text(text, text));
            shown = text;
        }
    }

    private void add(Text what, String id) {
        lines.add(what.and(new Text(id, id)));
    }

    private static Text cause(Stop.Cause cause) {
        return switch (cause) {
            case Stop.NotSent(String endpoint) -> named(
                    "stopped by what may leave ", "arrêté par ce qui peut sortir de ", endpoint, Optional.empty());
            case Stop.Refused(String endpoint) -> named(
                    "stopped by what may enter ", "arrêté par ce qui peut entrer dans ", endpoint, Optional.empty());
            case Stop.RefusedIn(String router, String by) -> named(
                    "stopped by the firewall of ", "arrêté par le pare-feu de ", router, Optional.of(by));
            case Stop.RefusedOut(String router, String _, String by) -> named(
                    "stopped by the firewall of ", "arrêté par le pare-feu de ", router, Optional.of(by));
            case Stop.NoRoute(String router) -> named(
                    "no route leads there from ", "aucune route n'y mène depuis ", router, Optional.empty());
            case Stop.Kept(String router) -> named(
                    "the address is that of ", "l'adresse est celle de ", router, Optional.empty());
            case Stop.Nobody(String segment) -> named(
                    "nobody has that address on ", "personne n'a cette adresse sur ", segment, Optional.empty());
            case Stop.Elsewhere(String endpoint) -> named(
                    "the address is there that of ", "l'adresse est là celle de ", endpoint, Optional.empty());
        };
    }

    private static Text named(String en, String fr, String id, Optional<String> by) {
        String end = id + by.map(foot -> " (" + foot + ")").orElse("");
        return new Text(en + end, fr + end);
    }
}
