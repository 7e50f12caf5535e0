/** Octavia: load balancers, what they listen to, where they lead, and the machines that they run on. */
@NullMarked
package io.secnumscan.openstack.loadbalancer;

import org.jspecify.annotations.NullMarked;
