package io.secnumscan.network.flow;

import io.secnumscan.network.model.Bounds;
import io.secnumscan.network.model.Endpoint;
import java.util.function.Function;

/** How finely places are told apart. */
public enum Grain {
    /** Every port of a server, every pod, every range of addresses outside by itself. */
    ENDPOINT,
    /** Ports of one server, pods of one controller together. */
    WORKLOAD,
    /** What the perimeter declares together. */
    ZONE;

    /** What an endpoint belongs to at this grain. */
    public Function<Endpoint, String> in(TargetNetwork network) {
        return switch (this) {
            case ENDPOINT -> network::endpoint;
            case WORKLOAD -> network::workload;
            case ZONE -> network::zone;
        };
    }

    /** The network with the endpoints that this grain tells apart. */
    public Bounds bounds(TargetNetwork network) {
        return this == ZONE ? network.bounds() : network.boundsByRange();
    }
}
