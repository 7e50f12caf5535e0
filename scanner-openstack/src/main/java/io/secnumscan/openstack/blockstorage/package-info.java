/** Cinder: volumes and their types, snapshots, backups, transfers, services. */
@NullMarked
package io.secnumscan.openstack.blockstorage;

import org.jspecify.annotations.NullMarked;
