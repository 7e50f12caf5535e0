/** Which programs enforce policies on which node, and how they are set up. */
@NullMarked
package io.secnumscan.network.kubernetes.engine;

import org.jspecify.annotations.NullMarked;
