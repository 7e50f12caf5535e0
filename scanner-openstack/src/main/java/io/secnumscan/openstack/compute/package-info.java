/** Nova: servers, key pairs and what they run on, in the newest microversion that both sides know. */
@NullMarked
package io.secnumscan.openstack.compute;

import org.jspecify.annotations.NullMarked;
