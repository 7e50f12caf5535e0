/** Keystone: domains, projects, users, groups, roles and who holds them, the catalogue, credentials and trusts. */
@NullMarked
package io.secnumscan.openstack.identity;

import org.jspecify.annotations.NullMarked;
