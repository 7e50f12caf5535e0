/** How programs spell what the API only passes on: flags, annotations, values of ConfigMaps. */
@NullMarked
package io.secnumscan.k8s.spelling;

import org.jspecify.annotations.NullMarked;
