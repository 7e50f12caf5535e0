package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionProgress;
import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;
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
    private long lists;
    private String current = "";
    private boolean lineOpen;
    private boolean closed;

    Progress(Shell shell, boolean quiet) {
        this.shell = shell;
        this.quiet = quiet;
        this.last = shell.clock().instant();
    }

    @Override
    public synchronized void opening(String target) {
        current = shell.say("connecting to ", "connexion à ") + target;
        show(false);
    }

    @Override
    public synchronized void unreachable(String target, Text message) {
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
        if (interrupted(coverage.coverage())) {
            return;
        }
        ended++;
        if (lacking(coverage.coverage())) {
            withheld++;
        }
        show(false);
    }

    /**
     * Takes the final word on what was not wholly read: a second look may have found a read lacking, and discovery knows of
     * lists that were never planned to be read. The report says the same.
     */
    synchronized void settle(CollectionResult result) {
        lists = result.coverage().size();
        withheld = result.coverage().stream().map(CoverageRecord::coverage).filter(Progress::lacking).count();
    }

    /** A read that was stopped is no step towards the end. */
    private static boolean interrupted(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Partial partial -> partial.cause() == Cause.INTERRUPTED;
            case Coverage.Unavailable unavailable -> unavailable.cause() == Cause.INTERRUPTED;
            case Coverage.Complete _,Coverage.Absent _ -> false;
        };
    }

    private static boolean lacking(Coverage coverage) {
        return coverage instanceof Coverage.Unavailable || coverage instanceof Coverage.Partial;
    }

    /** Ends the line on a terminal, and says the sum elsewhere; whatever comes later is not shown. */
    @Override
    public synchronized void close() {
        if (planned > 0) {
            show(true);
        }
        closed = true;
        if (lineOpen) {
            shell.err().println();
            lineOpen = false;
        }
    }

    private void show(boolean force) {
        Instant now = shell.clock().instant();
        Duration pause = shell.terminal() ? FRAME : HEARTBEAT;
        if (quiet || closed || (!force && Duration.between(last, now).compareTo(pause) < 0)) {
            return;
        }
        last = now;
        if (shell.terminal()) {
            shell.err().print("\r" + fit(planned == 0 ? TerminalText.clean(current) : film(force)));
            lineOpen = true;
        } else {
            shell.err().println(shell.say("collecting: ", "collecte : ")
                    + (planned == 0 ? TerminalText.clean(current) : counts()));
        }
    }

    private String film(boolean last) {
        return bar() + " " + counts() + (last ? "" : "  " + TerminalText.clean(current));
    }

    private String bar() {
        int full = planned == 0 ? 0 : Math.min(BAR, ended * BAR / planned);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private String counts() {
        String kept = shell.say(
                String.format(Locale.ROOT, "%,d resource", resources) + (resources == 1 ? "" : "s"),
                resources + " ressource" + (resources < 2 ? "" : "s"));
        if (lists == 0) {
            return ended + "/" + planned + shell.say(" reads, ", " lectures, ") + kept
                    + (withheld == 0 ? "" : ", " + withheld + shell.say(" not wholly read", " pas en entier"));
        }
        return lists(lists) + ", " + kept + (withheld == 0
                ? ""
                : shell.say("; ", " ; ") + lists(withheld) + shell.say(" not wholly read", " pas en entier"));
    }

    private String lists(long number) {
        return number + shell.say(number == 1 ? " list" : " lists", number < 2 ? " liste" : " listes");
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
