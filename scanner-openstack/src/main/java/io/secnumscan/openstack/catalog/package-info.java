/** Where the services are: the catalogue, the choice of an endpoint, versions and microversions. */
@NullMarked
package io.secnumscan.openstack.catalog;

import org.jspecify.annotations.NullMarked;
