/** Who can make a packet arrive where, for all packets at once; which way one of them takes; and what stops another. */
@NullMarked
package io.secnumscan.network.reach;

import org.jspecify.annotations.NullMarked;
