package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Small networks at random: few segments, so that addresses meet, routers are chained and go round in circles. */
final class RandomWorld {
    private static final List<String> SEGMENTS = List.of("s0", "s1", "s2");
    private static final List<String> ZONES = List.of("a", "b", "c");

    private final RandomGenerator random;

    RandomWorld(RandomGenerator random) {
        this.random = random;
    }

    World next() {
        List<World.Host> hosts = IntStream.range(0, 2 + random.nextInt(3)).mapToObj(this::host).toList();
        return new World(hosts, IntStream.range(0, random.nextInt(4)).mapToObj(this::box).toList());
    }

    private World.Host host(int number) {
        return new World.Host("h" + number, one(SEGMENTS), one(ZONES), addresses(), mostlyAll(), mostlyAll());
    }

    private World.Box box(int number) {
        String id = "r" + number;
        List<World.Foot> feet = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(foot -> new World.Foot(
                        id + "f" + foot, one(SEGMENTS), addresses(), mostlyAll(), mostlyAll()))
                .toList();
        List<World.Way> ways = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(way -> new World.Way(id + "w" + way, destinations(), one(feet).id(), gateway(),
                        changes(id + "w" + way + "t")))
                .toList();
        return new World.Box(id, feet, changes(id + "t"), random.nextInt(3) == 0 ? addresses() : List.of(), ways);
    }

    private Optional<List<Match>> gateway() {
        return random.nextInt(3) == 0 ? Optional.of(addresses()) : Optional.empty();
    }

    private List<World.Change> changes(String id) {
        List<World.Change> changes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            changes.add(new World.Change(id + i, random.nextBoolean() ? addresses() : mostlyAll(), to()));
        }
        return changes;
    }

    private Map<Field, Interval> to() {
        Map<Field, Interval> to = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.DESTINATION, Field.SOURCE, Field.DESTINATION_PORT, Field.SOURCE_PORT)) {
            if (random.nextInt(3) == 0) {
                boolean address = field == Field.DESTINATION || field == Field.SOURCE;
                to.put(field, address ? addressInterval() : interval(0, 1));
            }
        }
        return to;
    }

    private List<Match> addresses() {
        Match match = Match.ANY.with(Field.DESTINATION, addressInterval());
        return List.of(random.nextInt(4) == 0 ? match.with(Field.FAMILY, family()) : match);
    }

    private List<Match> destinations() {
        return random.nextBoolean() ? List.of(Match.ANY)
                : List.of(
                        Match.ANY.with(Field.DESTINATION, interval(0, Simulator.LAST_ADDRESS)));
    }

    private List<Match> mostlyAll() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of();
            case 1 -> List.of(match());
            case 2 -> List.of(match(), match());
            default -> List.of(Match.ANY);
        };
    }

    private Match match() {
        Match match = Match.ANY;
        for (Field field : Field.values()) {
            if (random.nextInt(3) == 0) {
                match = match.with(field, switch (field) {
                    case FAMILY -> family();
                    case PROTOCOL -> Interval.of(6);
                    case DESTINATION_PORT, SOURCE_PORT -> interval(0, 1);
                    case DESTINATION, SOURCE -> addressInterval();
                });
            }
        }
        return match;
    }

    private Interval family() {
        return Interval.of(random.nextBoolean() ? 4 : 6);
    }

    /** Never the one that stands for all that nobody names. */
    private Interval addressInterval() {
        return random.nextInt(3) > 0 ? Interval.of(1 + random.nextInt(Simulator.LAST_ADDRESS))
                : interval(1, Simulator.LAST_ADDRESS);
    }

    private Interval interval(int least, int most) {
        int one = random.nextInt(least, most + 1);
        int other = random.nextInt(least, most + 1);
        return Interval.of(Math.min(one, other), Math.max(one, other));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
