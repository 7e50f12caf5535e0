/** Certificates and requests for them, of which a snapshot keeps what they say and not their bytes. */
@NullMarked
package io.secnumscan.k8s.certificate;

import org.jspecify.annotations.NullMarked;
