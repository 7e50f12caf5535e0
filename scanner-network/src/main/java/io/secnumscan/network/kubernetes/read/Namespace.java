package io.secnumscan.network.kubernetes.read;

import io.secnumscan.network.kubernetes.select.Labels;

/** A namespace; its labels are not whole when only its name is known. */
public record Namespace(String name, Labels labels) {}
