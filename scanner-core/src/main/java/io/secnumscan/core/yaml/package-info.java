/** YAML with positions: every node knows its file, line and column, and every problem is shown where it stands. */
@NullMarked
package io.secnumscan.core.yaml;

import org.jspecify.annotations.NullMarked;
