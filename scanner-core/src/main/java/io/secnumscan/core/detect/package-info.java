/** Detectors and redaction: what rules need of a secret is measured in memory, the secret never stored. */
@NullMarked
package io.secnumscan.core.detect;

import org.jspecify.annotations.NullMarked;
