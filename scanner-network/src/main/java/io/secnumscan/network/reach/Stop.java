package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Packet;
import java.util.List;

/**
 * Where a packet got to and no further.
 *
 * @param crossed routers that it has passed before, in order
 * @param packet as it was there; where a router translated what came in, after that
 */
public record Stop(List<Crossed> crossed, Packet packet, Cause cause) {
    public Stop {
        crossed = List.copyOf(crossed);
    }

    /** What stopped it. */
    public sealed interface Cause {
        /** How much it explains, the most first: a filter that was asked says more than a place where nobody is. */
        int rank();

        /** Id of the endpoint or router where that is, or name of the segment. */
        String at();
    }

    /** The sender's own filter, or a source that it can't claim. */
    public record NotSent(String endpoint) implements Cause {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String at() {
            return endpoint;
        }
    }

    /** The incoming filter of an endpoint that it was handed to. */
    public record Refused(String endpoint) implements Cause {
        @Override
        public int rank() {
            return 1;
        }

        @Override
        public String at() {
            return endpoint;
        }
    }

    /** A router's filter at the interface that it came in by. */
    public record RefusedIn(String router, String by) implements Cause {
        @Override
        public int rank() {
            return 2;
        }

        @Override
        public String at() {
            return router;
        }
    }

    /** A router's filter at the interface that it was to leave by. */
    public record RefusedOut(String router, String route, String by) implements Cause {
        @Override
        public int rank() {
            return 2;
        }

        @Override
        public String at() {
            return router;
        }
    }

    /** No route of the router takes it. */
    public record NoRoute(String router) implements Cause {
        @Override
        public int rank() {
            return 3;
        }

        @Override
        public String at() {
            return router;
        }
    }

    /** The router keeps it: it has that address itself. */
    public record Kept(String router) implements Cause {
        @Override
        public int rank() {
            return 4;
        }

        @Override
        public String at() {
            return router;
        }
    }

    /** Nobody on the segment has the address that it was for, or that of the next hop. */
    public record Nobody(String segment) implements Cause {
        @Override
        public int rank() {
            return 5;
        }

        @Override
        public String at() {
            return segment;
        }
    }

    /** Another endpoint has that address there, and takes it. */
    public record Elsewhere(String endpoint) implements Cause {
        @Override
        public int rank() {
            return 6;
        }

        @Override
        public String at() {
            return endpoint;
        }
    }
}
