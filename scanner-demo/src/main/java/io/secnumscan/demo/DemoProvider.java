package io.secnumscan.demo;

import io.secnumscan.cli.CommandProvider;
import io.secnumscan.cli.Shell;
import java.io.InputStream;
import java.util.Objects;

/** Brings {@code demo} to the launcher of the source tree. */
public final class DemoProvider implements CommandProvider {
    @Override
    public Object command(Shell shell) {
        return new DemoCommand(shell);
    }

    @Override
    public InputStream french() {
        return Objects.requireNonNull(DemoProvider.class.getResourceAsStream("help_fr.properties"));
    }
}
