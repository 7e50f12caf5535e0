/** Addresses of IPv4 and IPv6, and exact sets of them: vocabulary that every platform shares. */
@NullMarked
package io.secnumscan.core.net;

import org.jspecify.annotations.NullMarked;
