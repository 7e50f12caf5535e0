/** The expression language of rules: typed, with unknowns and sets that may be incomplete. */
@NullMarked
package io.secnumscan.core.cel;

import org.jspecify.annotations.NullMarked;
