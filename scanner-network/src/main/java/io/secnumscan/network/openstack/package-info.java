/**
 * A network as Neutron and Octavia make it of what was read of them. What they do is taken from their own code, which each
 * class names.
 */
@NullMarked
package io.secnumscan.network.openstack;

import org.jspecify.annotations.NullMarked;
