/** Files that a person names, read within bounds. */
@NullMarked
package io.secnumscan.core.file;

import org.jspecify.annotations.NullMarked;
