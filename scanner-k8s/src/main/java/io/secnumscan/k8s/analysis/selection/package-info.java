/** {@code analysis/policy-selection}: which policies bear on which namespace. */
@NullMarked
package io.secnumscan.k8s.analysis.selection;

import org.jspecify.annotations.NullMarked;
