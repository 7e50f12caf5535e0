package io.secnumscan.network.model;

/**
 * A network and what names the reasons of its filters.
 *
 * @param reasons of single packets, for those who ask why
 */
public record Explained(Bounds bounds, Reasons reasons) {}
