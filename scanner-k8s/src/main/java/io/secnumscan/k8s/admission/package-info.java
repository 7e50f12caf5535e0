/** What looks at objects before the API server stores them. */
@NullMarked
package io.secnumscan.k8s.admission;

import org.jspecify.annotations.NullMarked;
