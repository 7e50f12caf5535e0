/** Requirements of a published text, the map from rules to them, and profiles. */
@NullMarked
package io.secnumscan.core.referential;

import org.jspecify.annotations.NullMarked;
