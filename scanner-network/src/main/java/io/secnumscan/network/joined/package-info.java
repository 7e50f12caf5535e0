/** A cloud and the clusters whose nodes are its servers, as one network. */
@NullMarked
package io.secnumscan.network.joined;

import org.jspecify.annotations.NullMarked;
