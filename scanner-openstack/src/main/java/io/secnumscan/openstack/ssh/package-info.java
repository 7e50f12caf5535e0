/** Public keys as Nova keeps them: their algorithm and size, read from the key itself and never from its name. */
@NullMarked
package io.secnumscan.openstack.ssh;

import org.jspecify.annotations.NullMarked;
