package io.secnumscan.bench;

import java.nio.file.Path;

/** What a measured process does, again and again: a command of the scanner, and the yardstick for it. */
enum Job {
    /** Only the yardstick: how long it takes in a new JVM. */
    TOKENISE,
    COLLECT,
    EVALUATE;

    /** Arguments of the command. */
    String[] command(Path input, Path output) {
        return switch (this) {
            case TOKENISE -> throw new IllegalStateException("no command of the scanner");
            case COLLECT -> new String[]{"collect", "--quiet", "--config", input.toString(), "--output",
                    output.toString()};
            case EVALUATE -> new String[]{"evaluate", "--quiet", "--output", output.toString(), input.toString()};
        };
    }

    /** Whether an exit code is one of work that was done. */
    boolean done(int code) {
        return this == COLLECT ? code == 0 : code != 2;
    }
}
