/** The command line: reads flags and files, wires the stages, prints, and answers with an exit code. */
@NullMarked
package io.secnumscan.cli;

import org.jspecify.annotations.NullMarked;
