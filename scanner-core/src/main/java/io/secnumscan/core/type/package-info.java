/** Type files: what a resource type is, read by collectors, redaction, rules and documentation. */
@NullMarked
package io.secnumscan.core.type;

import org.jspecify.annotations.NullMarked;
