package io.secnumscan.network.flow;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How finely places are told apart. */
public enum Grain {
    /** Every port of a server, every pod, every range of addresses outside by itself. */
    ENDPOINT,
    /** Ports of one server, pods of one controller together. */
    WORKLOAD,
    /** Each project or namespace by itself. */
    PROJECT,
    /** What the perimeter declares together. */
    ZONE;

    /** What an endpoint belongs to at this grain. */
    public Function<Endpoint, String> in(TargetNetwork network) {
        return switch (this) {
            case ENDPOINT -> network::endpoint;
            case WORKLOAD -> network::workload;
            case PROJECT -> network::owner;
            case ZONE -> network::zone;
        };
    }

    /** The network with the endpoints that this grain tells apart. */
    public Bounds bounds(TargetNetwork network) {
        return switch (this) {
            case PROJECT, ZONE -> network.bounds();
            case ENDPOINT, WORKLOAD -> network.boundsByRange();
        };
    }

    /** The places that lie outside: what passes between two of them is nothing that the target decides. */
    public Set<String> outside(TargetNetwork network) {
        return bounds(network).possible().endpoints().stream()
                .filter(endpoint -> !network.isInside(endpoint))
                .map(in(network))
                .collect(Collectors.toUnmodifiableSet());
    }
}
