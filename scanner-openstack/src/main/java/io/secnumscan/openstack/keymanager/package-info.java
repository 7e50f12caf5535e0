/** Barbican: secrets' and containers' metadata and who may read them; never what they hold. */
@NullMarked
package io.secnumscan.openstack.keymanager;

import org.jspecify.annotations.NullMarked;
