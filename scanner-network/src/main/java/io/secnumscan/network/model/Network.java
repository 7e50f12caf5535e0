package io.secnumscan.network.model;

import java.util.List;

/**
 * A network at one moment, under one reading of what is not known of it: either all that surely passes, or all that may. Who
 * builds it builds both; they differ where something was not read.
 */
public record Network(List<Endpoint> endpoints, List<Router> routers) {
    public Network {
        endpoints = List.copyOf(endpoints);
        routers = List.copyOf(routers);
    }
}
