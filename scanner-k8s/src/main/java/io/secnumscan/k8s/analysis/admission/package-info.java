/** What admission enforces, by whatever it is that enforces it. */
@NullMarked
package io.secnumscan.k8s.analysis.admission;

import org.jspecify.annotations.NullMarked;
