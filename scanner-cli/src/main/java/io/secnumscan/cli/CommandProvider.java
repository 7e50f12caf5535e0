package io.secnumscan.cli;

/** A further command, found by ServiceLoader: the source tree adds {@code demo} this way, the packaged scanner has none. */
public interface CommandProvider {
    /** A picocli command object. */
    Object command(Shell shell);
}
