package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionProgress;
import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.report.TerminalText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Shows how a collection goes on standard error: one line that renews itself on a terminal, a plain line now and then
 * elsewhere (a nightly log wants a heartbeat, not a film). Thread-safe.
 */
final class Progress implements CollectionProgress, AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration FRAME = Duration.ofMillis(100);
    private static final int BAR = 20;

    private final Shell shell;
    private final boolean quiet;
    private Instant last;
    private int planned;
    private int ended;
    private long resources;
    private long withheld;
    private String current = "";
    private boolean lineOpen;

    Progress(Shell shell, boolean quiet) {
        this.shell = shell;
        this.quiet = quiet;
        this.last = shell.clock().instant();
    }

    @Override
    public synchronized void opening(String target) {
        current = target;
        show(false);
    }

    @Override
    public synchronized void unreachable(String target, String message) {
        clear();
        shell.complain(message);
    }

    @Override
    public synchronized void planned(String target, int reads) {
        planned += reads;
        show(false);
    }

    @Override
    public synchronized void stored(String target, String type, long count) {
        resources += count;
        current = target + " " + type;
        show(false);
    }

    @Override
    public synchronized void ended(CoverageRecord coverage) {
        ended++;
        if (lacking(coverage.coverage())) {
            withheld++;
        }
        show(false);
    }

    /**
     * Takes the final word on what was not wholly read: a second look may have found a read lacking, and discovery knows of
     * some that were never planned. The report says the same.
     */
    synchronized void settle(CollectionResult result) {
        withheld = result.unreachable().size()
                + result.coverage().stream().map(CoverageRecord::coverage).filter(Progress::lacking).count();
    }

    private static boolean lacking(Coverage coverage) {
        return coverage instanceof Coverage.Unavailable || coverage instanceof Coverage.Partial;
    }

    /** Ends the line on a terminal, and says the sum elsewhere. */
    @Override
    public synchronized void close() {
        if (planned > 0) {
            show(true);
        }
        if (lineOpen) {
            shell.err().println();
            lineOpen = false;
        }
    }

    private void show(boolean force) {
        Instant now = shell.clock().instant();
        Duration pause = shell.terminal() ? FRAME : HEARTBEAT;
        if (quiet || (!force && Duration.between(last, now).compareTo(pause) < 0)) {
            return;
        }
        last = now;
        if (shell.terminal()) {
            shell.err().print("\r" + fit(bar() + " " + counts() + (force ? "" : "  " + TerminalText.clean(current))));
            lineOpen = true;
        } else {
            shell.err().println(shell.say("collecting: ", "collecte : ") + counts());
        }
    }

    private String bar() {
        int full = planned == 0 ? 0 : Math.min(BAR, ended * BAR / planned);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private String counts() {
        String pattern = shell.say("%d/%d reads, %,d resources", "%d/%d lectures, %d ressources");
        String text = String.format(Locale.ROOT, pattern, ended, planned, resources);
        return withheld == 0 ? text : text + ", " + withheld + shell.say(" not wholly read", " pas en entier");
    }

    private String fit(String line) {
        int width = Math.max(20, shell.width() - 1);
        return line.length() > width ? line.substring(0, width) : line + " ".repeat(width - line.length());
    }

    private void clear() {
        if (lineOpen) {
            shell.err().print("\r" + " ".repeat(Math.max(20, shell.width() - 1)) + "\r");
        }
    }
}
