/** Rules times resources: verdicts and findings. */
@NullMarked
package io.secnumscan.core.evaluate;

import org.jspecify.annotations.NullMarked;
