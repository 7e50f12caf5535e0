/** Neutron: networks and what connects and filters them, with the proof of what an identity may see of it. */
@NullMarked
package io.secnumscan.openstack.network;

import org.jspecify.annotations.NullMarked;
