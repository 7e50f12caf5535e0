package io.secnumscan.cli;

import java.io.InputStream;
import java.util.ServiceLoader;

/** A further command, found by ServiceLoader: the source tree adds {@code demo} this way, the packaged scanner has none. */
public interface CommandProvider {
    /** Whether this installation has any. */
    static boolean areSome() {
        return ServiceLoader.load(CommandProvider.class).stream().findAny().isPresent();
    }

    /** A picocli command object. */
    Object command(Shell shell);

    /** The French of its help, as properties in UTF-8: {@code secnumscan.NAME.usage.description}, and its options by name. */
    InputStream french();
}
