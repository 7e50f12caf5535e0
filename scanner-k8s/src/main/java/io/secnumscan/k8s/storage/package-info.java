/** Where pods keep what outlives them. */
@NullMarked
package io.secnumscan.k8s.storage;

import org.jspecify.annotations.NullMarked;
