package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.collect.CollectionRun;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The collect stage as the commands run it: with progress, and with Ctrl-C keeping what was read. */
final class Gathering {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int PARALLEL_READS = 8;

    private final Shell shell;

    Gathering(Shell shell) {
        this.shell = shell;
    }

    /** The name of a run: its time, so that an operator finds it in the API's logs and in the folder of the results. */
    static String run(Instant start) {
        return RUN.format(start);
    }

    CollectionResult collect(Targets targets, TypeCatalog types, Path snapshot, boolean quiet) {
        CollectionRun.Settings settings = new CollectionRun.Settings(
                targets.limits(), types, shell.clock(), Version.of(), run(shell.clock().instant()), PARALLEL_READS);
        try (Progress progress = new Progress(shell, quiet)) {
            CollectionRun run = new CollectionRun(settings, progress);
            SafeMessage.use(run.detectors());
            Thread.Builder stopper = Thread.ofPlatform().name("stop");
            Thread hook = stopper.unstarted(new StopAndWait(run, Thread.currentThread()));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return run.run(snapshot, targets.sources());
            } finally {
                removeHook(hook);
            }
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is on its way down already, and the hook is what runs
        }
    }

    /** On Ctrl-C: ends the reads and gives the snapshot a few seconds to be closed; a kill needs no grace. */
    private record StopAndWait(CollectionRun collection, Thread collecting) implements Runnable {
        private static final long GRACE_MILLIS = 5000;

        @Override
        public void run() {
            collection.stop();
            try {
                collecting.join(GRACE_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
