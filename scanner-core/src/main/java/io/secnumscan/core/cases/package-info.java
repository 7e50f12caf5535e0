/** Cases of rules: small resources with the verdict that is expected, run through the evaluator itself. */
@NullMarked
package io.secnumscan.core.cases;

import org.jspecify.annotations.NullMarked;
