/** What network policies of every kind come to: whom they let through, what they refuse, where two contradict each other. */
@NullMarked
package io.secnumscan.k8s.analysis.effect;

import org.jspecify.annotations.NullMarked;
