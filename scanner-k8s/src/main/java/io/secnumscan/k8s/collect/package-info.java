/** What is read of a cluster: kinds of objects, by whom each can be listed, and the collectors that list them. */
@NullMarked
package io.secnumscan.k8s.collect;

import org.jspecify.annotations.NullMarked;
