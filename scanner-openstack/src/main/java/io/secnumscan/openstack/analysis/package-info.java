/** What follows from several OpenStack resources together: who may really do what, and what several types have in common. */
@NullMarked
package io.secnumscan.openstack.analysis;

import org.jspecify.annotations.NullMarked;
