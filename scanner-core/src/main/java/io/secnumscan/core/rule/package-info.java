/** Rules, their cases, and their loading with errors that name file, line and column. */
@NullMarked
package io.secnumscan.core.rule;

import org.jspecify.annotations.NullMarked;
