/** Who can reach whom, in the words of those who ask: places, protocols and ports, a packet as a witness, and what lets it pass. */
@NullMarked
package io.secnumscan.network.flow;

import org.jspecify.annotations.NullMarked;
