package io.secnumscan.cli;

/** What is done when the process is told to stop (Ctrl-C) before this is closed. */
final class WhenStopped implements AutoCloseable {
    private static volatile boolean stopping;

    private final Thread hook;

    private WhenStopped(Thread hook) {
        this.hook = hook;
    }

    /** @throws IllegalStateException when the process is on its way down already */
    static WhenStopped run(String name, Runnable last) {
        Thread hook = Thread.ofPlatform().name(name).unstarted(() -> {
            stopping = true;
            last.run();
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            stopping = true;
            throw e;
        }
        return new WhenStopped(hook);
    }

    /** Whether what a command still meets is due to its being stopped, and nothing that a person need hear of. */
    static boolean stopping() {
        return stopping;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is on its way down already, and the hook is what runs
        }
    }
}
