/** A cloud made of recorded answers, for tests: what real services said to each identity, on loopback. */
@NullMarked
package io.secnumscan.openstack.recorded;

import org.jspecify.annotations.NullMarked;
