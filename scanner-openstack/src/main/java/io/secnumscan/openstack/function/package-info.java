/** Functions that rules about OpenStack call: what an API says in several ways is one function, tested once. */
@NullMarked
package io.secnumscan.openstack.function;

import org.jspecify.annotations.NullMarked;
