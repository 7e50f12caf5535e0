/** A made-up OpenStack of any size, the same each time, served as Neutron and Keystone serve theirs. */
@NullMarked
package io.secnumscan.bench.cloud;

import org.jspecify.annotations.NullMarked;
