/** Which cloud to read and as whom: clouds.yaml, secure.yaml and {@code OS_*}, found and merged as openstacksdk does. */
@NullMarked
package io.secnumscan.openstack.config;

import org.jspecify.annotations.NullMarked;
