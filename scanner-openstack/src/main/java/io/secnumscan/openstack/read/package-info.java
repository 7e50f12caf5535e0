/** Reading lists to their end, and saying no more of them than the view proves. */
@NullMarked
package io.secnumscan.openstack.read;

import org.jspecify.annotations.NullMarked;
