/** What follows from several OpenStack resources together: who may really do what. */
@NullMarked
package io.secnumscan.openstack.analysis;

import org.jspecify.annotations.NullMarked;
