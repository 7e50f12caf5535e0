/** Glance: images, whom they are shared with, and how they are brought in. */
@NullMarked
package io.secnumscan.openstack.quota;

import org.jspecify.annotations.NullMarked;
