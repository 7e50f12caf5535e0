/** Glance: images, whom they are shared with, and how they are brought in. */
@NullMarked
package io.secnumscan.openstack.image;

import org.jspecify.annotations.NullMarked;
