package io.secnumscan.core.http;

import java.time.Duration;

/** Elapsed time and waiting, so that tests need neither. Instants come from the run's clock. */
interface Ticks {
    Ticks SYSTEM = new Ticks() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause);
        }
    };

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    void sleep(Duration pause) throws InterruptedException;
}
