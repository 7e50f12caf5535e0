/** Objects as an API showed them, and where they live. */
@NullMarked
package io.secnumscan.core.resource;

import org.jspecify.annotations.NullMarked;
