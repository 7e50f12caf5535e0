package io.secnumscan.network.kubernetes;

/** How a packet may come out of the policies. */
enum End {
    ALLOW,
    DENY
}
