package io.secnumscan.bench;

import io.secnumscan.bench.MeasuredProcess.Measured;
import io.secnumscan.bench.cloud.Size;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints what was measured, in Markdown. */
record Table(PrintStream out) {
    void head(Size size, String heap, int rounds) {
        print("%s, %d processors, load %.2f%n", System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        print("%,d ports, %,d rules in %,d groups, %,d networks, %,d projects; -Xmx%s, %d rounds%n%n", size.ports(),
                size.rules(), size.groups(), size.networks(), size.projects(), heap, rounds);
        print("| What | MB | | Wall s | CPU s | Tokenise wall s | CPU s | Ratio wall | Ratio CPU | Heap kept MB | taken MB |%n");
        print("|---|---|---|---|---|---|---|---|---|---|---|%n");
    }

    /** @param alone the yardstick in a JVM of its own */
    void row(String what, long bytes, Measured measured, Measured alone) {
        line(what, bytes, "first", measured.work().getFirst(), alone.yardstick().getFirst(), measured);
        if (measured.work().size() > 2) {
            line(what, bytes, "warm", median(measured.work()), median(measured.yardstick()), measured);
        }
    }

    void foot(long stored) {
        print("%nSnapshot: %.1f MB of resources as stored. Load at the end %.2f%n", stored / 1e6,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void line(String what, long bytes, String state, Round work, Round yardstick, Measured measured) {
        print("| %s | %.1f | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |%n", what, bytes / 1e6, state,
                work.wall(), work.cpu(), yardstick.wall(), yardstick.cpu(), work.wall() / yardstick.wall(),
                work.cpu() / yardstick.cpu(), measured.kept() / 1e6, measured.taken() / 1e6);
    }

    /** Of the second half of the rounds: the compilers have had their time. */
    private static Round median(List<Round> rounds) {
        List<Round> warm = rounds.subList(rounds.size() / 2, rounds.size());
        return new Round(median(warm, Round::wall), median(warm, Round::cpu));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        List<Double> sorted = rounds.stream().map(value::applyAsDouble).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
