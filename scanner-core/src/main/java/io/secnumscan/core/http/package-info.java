/** The one way out: read-only HTTP, bounded, polite, written down call by call. */
@NullMarked
package io.secnumscan.core.http;

import org.jspecify.annotations.NullMarked;
