/** What no API knows and the operator declares: owners, allowed regions, parameters of rules. */
@NullMarked
package io.secnumscan.core.perimeter;

import org.jspecify.annotations.NullMarked;
