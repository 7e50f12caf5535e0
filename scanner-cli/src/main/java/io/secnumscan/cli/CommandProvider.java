package io.secnumscan.cli;

import java.io.InputStream;

/** A further command, found by ServiceLoader: the source tree adds {@code demo} this way, the packaged scanner has none. */
public interface CommandProvider {
    /** A picocli command object. */
    Object command(Shell shell);

    /** The French of its help, as properties in UTF-8: {@code secnumscan.NAME.usage.description}, and its options by name. */
    InputStream french();
}
