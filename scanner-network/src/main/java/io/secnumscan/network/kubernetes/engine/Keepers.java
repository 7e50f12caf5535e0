package io.secnumscan.network.kubernetes.engine;

import io.secnumscan.network.kubernetes.select.Answer;

/** Whose namespaces are. */
@FunctionalInterface
public interface Keepers {
    /** Whether a namespace is the system's or the provider's; unknown where nobody says whose it is. */
    Answer keep(String namespace);
}
