package io.secnumscan.bench;

/**
 * What one piece of work took.
 *
 * @param wall seconds that passed
 * @param cpu seconds that all threads of the process were busy, the JVM's own too
 */
record Round(double wall, double cpu) {
    /** Does the work. */
    static Round of(Work work) throws Exception {
        long cpu = Process.cpu();
        long wall = System.nanoTime();
        work.run();
        return new Round((System.nanoTime() - wall) / 1e9, (Process.cpu() - cpu) / 1e9);
    }

    /** Anything that can be measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static final class Process {
        private static final com.sun.management.OperatingSystemMXBean SYSTEM =
                (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
                        .getOperatingSystemMXBean();

        static long cpu() {
            return SYSTEM.getProcessCpuTime();
        }
    }
}
