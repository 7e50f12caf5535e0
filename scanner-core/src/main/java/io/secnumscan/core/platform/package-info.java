/** What a platform module brings: the SPI that the launcher finds by ServiceLoader. */
@NullMarked
package io.secnumscan.core.platform;

import org.jspecify.annotations.NullMarked;
