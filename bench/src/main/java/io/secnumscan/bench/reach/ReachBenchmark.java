package io.secnumscan.bench.reach;

import io.secnumscan.network.model.Endpoint;
import io.secnumscan.network.model.Network;
import io.secnumscan.network.reach.Reachability;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for every pair of zones of a large made-up network: all packets by which the one reaches the other, and one by name. */
@Command(name = "bench/reach", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Asks who can reach whom in a large made-up network; prints a row of times and heap.")
public final class ReachBenchmark implements Callable<Integer> {
    @Option(names = "--tenants", defaultValue = "2000", description = "tenants (default: ${DEFAULT-VALUE})")
    private int tenants;

    @Option(names = "--ports", defaultValue = "50",
            description = "ports of each, 250 at most (default: ${DEFAULT-VALUE})")
    private int ports;

    @Option(names = "--pods", defaultValue = "0", description = "pods of a cluster instead (default: none)")
    private int pods;

    @Option(names = "--policies", defaultValue = "2000",
            description = "policies of the cluster (default: ${DEFAULT-VALUE})")
    private int policies;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReachBenchmark()).execute(args));
    }

    @Override
    public Integer call() {
        Network network = pods > 0 ? new Pods(pods, policies).network() : new Tenants(tenants, ports).network();
        double cpu = cpu();
        long start = System.nanoTime();
        Reachability reachability = Reachability.of(network, ReachBenchmark::zone);
        long known = System.nanoTime();
        LongAdder pairs = new LongAdder();
        LongAdder named = new LongAdder();
        reachability.senders().parallelStream().forEach(from -> reachability.from(from).forEach((to, packets) -> {
            pairs.increment();
            named.add(packets.witness().filter(packets::contains).isPresent() ? 1 : 0);
        }));
        long asked = System.nanoTime();
        System.out.printf(Locale.ROOT, "| %d | %d | %d | %d | %.1f | %.1f | %.1f | %.0f | %.0f |%n",
                network.endpoints().size(), pods > 0 ? policies : new Tenants(tenants, ports).groups(),
                reachability.senders().size(), pairs.sum(), (known - start) / 1e9, (asked - known) / 1e9, cpu() - cpu,
                peak(), kept());
        return named.sum() == pairs.sum() ? 0 : 1;
    }

    /** The first part of an endpoint's id. */
    private static String zone(Endpoint endpoint) {
        return endpoint.id().substring(0, endpoint.id().indexOf('/'));
    }

    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime()
                / 1e9;
    }

    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum() / 1e6;
    }

    private static double kept() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
