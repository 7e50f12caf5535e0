/** Tests that run over all of the rules, types and parameters of this folder. */
@NullMarked
package io.secnumscan.rules;

import org.jspecify.annotations.NullMarked;
