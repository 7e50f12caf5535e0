/** Who reads: token requests for every way to log in, the token and what it proves, its renewal. */
@NullMarked
package io.secnumscan.openstack.auth;

import org.jspecify.annotations.NullMarked;
