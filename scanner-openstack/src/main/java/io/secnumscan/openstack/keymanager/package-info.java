/** Barbican: secrets and who may read them. Nothing of it is read yet, and the snapshot says so. */
@NullMarked
package io.secnumscan.openstack.keymanager;

import org.jspecify.annotations.NullMarked;
