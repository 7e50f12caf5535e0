/** The simulated cloud that {@code demo} scans: recorded answers of real services, served on loopback. */
@NullMarked
package io.secnumscan.demo;

import org.jspecify.annotations.NullMarked;
