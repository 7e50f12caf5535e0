/** What holds values: Secrets without them, ConfigMaps with what is measured of them. */
@NullMarked
package io.secnumscan.k8s.secret;

import org.jspecify.annotations.NullMarked;
