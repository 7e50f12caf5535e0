package io.secnumscan.network.reach;

import io.secnumscan.network.model.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that can become of a packet that an endpoint sends.
 *
 * @param arrivals one for each endpoint that it can arrive at, by the fewest routers; in order of their number
 * @param stops where it can get to and no further, in the same order
 * @param complete whether all was looked at; a packet that is translated without end may get anywhere else too
 */
public record Trace(List<Journey> arrivals, List<Stop> stops, boolean complete) {
    public Trace {
        arrivals = List.copyOf(arrivals);
        stops = List.copyOf(stops);
    }

    /** The shortest way to an endpoint of some. */
    public Optional<Journey> to(Predicate<Endpoint> those) {
        return arrivals.stream().filter(journey -> those.test(journey.to())).findFirst();
    }

    /**
     * The stop that says most: behind the most routers, and of those that which explains most. When nothing stops it, the
     * endpoint that takes it.
     */
    public Optional<Stop> furthest() {
        return stops.stream()
                .min(Comparator.comparingInt((Stop stop) -> -stop.crossed().size())
                        .thenComparingInt(stop -> stop.cause().rank()))
                .or(() -> arrivals.stream().findFirst().map(journey -> new Stop(
                        journey.crossed(), journey.arrived(), new Stop.Elsewhere(journey.to().id()))));
    }
}
