/** Sets of packets, exact and canonical: what a filter lets pass, whatever it is made of. */
@NullMarked
package io.secnumscan.network.packet;

import org.jspecify.annotations.NullMarked;
