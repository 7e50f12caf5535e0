/** Sets of addresses, exact for IPv4 and IPv6, and what the rules of security groups let in. */
@NullMarked
package io.secnumscan.openstack.net;

import org.jspecify.annotations.NullMarked;
