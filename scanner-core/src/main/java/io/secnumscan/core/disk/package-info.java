/** What is written to disk is for its owner alone. */
@NullMarked
package io.secnumscan.core.disk;

import org.jspecify.annotations.NullMarked;
