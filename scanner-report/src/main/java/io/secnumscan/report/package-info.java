/** Writers of reports, one a format: JSON for programs, a summary on the terminal for people. */
@NullMarked
package io.secnumscan.report;

import org.jspecify.annotations.NullMarked;
