/** Texts for people, in both languages. */
@NullMarked
package io.secnumscan.core.text;

import org.jspecify.annotations.NullMarked;
