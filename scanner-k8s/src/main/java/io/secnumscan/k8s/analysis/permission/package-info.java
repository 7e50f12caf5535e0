/** {@code analysis/effective-permission}: what each binding gives to each of its subjects. */
@NullMarked
package io.secnumscan.k8s.analysis.permission;

import org.jspecify.annotations.NullMarked;
