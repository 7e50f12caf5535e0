package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.collect.CollectionRun;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The collect stage as the commands run it: with progress, and with Ctrl-C keeping what was read. */
final class Gathering {
    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int PARALLEL_READS = 8;

    private final Shell shell;
    private final Path folder;
    private boolean empty;

    /** @param folder of the results, in which the snapshot is made */
    Gathering(Shell shell, Path folder) {
        this.shell = shell;
        this.folder = folder;
    }

    Path snapshot() {
        return folder.resolve("snapshot");
    }

    /** Whether no target could be opened: why is said, and nothing is left on disk. */
    boolean isEmpty() {
        return empty;
    }

    /** The name of a run: its time, so that an operator finds it in the API's logs and in the folder of the results. */
    static String run(Instant start) {
        return RUN.format(start);
    }

    static CollectionRun.Settings settings(Targets targets, TypeCatalog types, Shell shell) {
        return new CollectionRun.Settings(
                targets.limits(), types, shell.clock(), Version.of(), run(shell.clock().instant()), PARALLEL_READS);
    }

    /** An interrupted collection is said here, since the process may end as soon as it is closed. */
    CollectionResult collect(Targets targets, TypeCatalog types, boolean quiet) {
        targets.refuseIfNoneIsUsable();
        EarlierReport.refuse(folder, shell);
        boolean made = !Files.exists(folder);
        CollectionRun.Settings settings = settings(targets, types, shell);
        Progress progress = new Progress(shell, quiet);
        CollectionRun run = new CollectionRun(settings, progress);
        SafeMessage.use(run.detectors());
        StopAndWait stop = new StopAndWait(run, new CountDownLatch(1));
        try (WhenStopped _ = WhenStopped.run("stop", stop)) {
            CollectionResult result = run.run(snapshot(), targets.sources());
            if (!result.interrupted()) {
                progress.settle(result);
            }
            progress.close();
            if (result.interrupted()) {
                sayWhatIsKept();
            } else if (result.unreachable().size() == targets.sources().size()) {
                empty = true;
                Discarded.snapshot(snapshot(), made);
            }
            return result;
        } finally {
            progress.close();
            stop.closed().countDown();
        }
    }

    private void sayWhatIsKept() {
        String kept = shell.shown(snapshot());
        shell.complain(shell.say(
                "interrupted; what was read is in " + kept + "; secnumscan evaluate " + kept + " judges it",
                "interrompu ; ce qui a été lu est dans " + kept + " ; secnumscan evaluate " + kept + " le juge"));
    }

    /**
     * On Ctrl-C: ends the reads and gives the snapshot a few seconds to be closed; a kill needs no grace.
     *
     * @param closed counted down when all is kept and said; the thread that collects is no sign, it may want to exit itself
     */
    private record StopAndWait(CollectionRun collection, CountDownLatch closed) implements Runnable {
        private static final long GRACE_SECONDS = 5;

        @Override
        public void run() {
            collection.stop();
            try {
                boolean unused = closed.await(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
