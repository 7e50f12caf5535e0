package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;

/**
 * A port that a container declares. Declaring opens nothing: any port of a pod answers; but names are looked up here, and
 * ports of nodes are led here.
 *
 * @param name empty for one without
 * @param protocol IANA's number
 * @param hostPort 0 for none
 * @param hostAddresses the node's addresses on which the port is; all of them unless one is named
 */
public record PodPort(String name, int protocol, int number, int hostPort, AddressSet hostAddresses) {}
