/** OpenStack as a platform: a target's identities logged in, its services found, and the plan of what to read. */
@NullMarked
package io.secnumscan.openstack;

import org.jspecify.annotations.NullMarked;
