/** What each identity is proved to see, and which of them reads what. */
@NullMarked
package io.secnumscan.openstack.view;

import org.jspecify.annotations.NullMarked;
