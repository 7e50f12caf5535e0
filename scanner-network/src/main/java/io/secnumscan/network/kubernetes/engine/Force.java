package io.secnumscan.network.kubernetes.engine;

import io.secnumscan.network.kubernetes.select.Answer;

/**
 * What makes policies hold where it runs: an engine, and how it is set up there. Most nodes share theirs.
 *
 * @param on whether it enforces at all: not where it is switched off, and nobody knows of one that is not ready
 * @param ready whether its container is; a program that crashed leaves rules behind, and knows no new pods
 * @param admin whether it is told to enforce administrators' policies, of an engine that can be
 * @param cilium of an agent of Cilium
 */
public record Force(Engine engine, Answer on, Answer ready, Answer admin, CiliumSettings cilium) {
    /** Whether no policy whatever holds by it, for sure. */
    public boolean enforcesNothing() {
        return on == Answer.NO;
    }

    /** Whether it makes pods that no policy selects take and send nothing. */
    public Answer isolates() {
        return engine == Engine.CILIUM ? on.and(cilium.always()) : Answer.NO;
    }
}
