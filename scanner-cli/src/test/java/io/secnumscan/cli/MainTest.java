package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        new OutOfMemoryError(),
                        "secnumscan: there is not enough memory; give more: SECNUMSCAN_JAVA_OPTS=-Xmx2g"),
                Arguments.of(
                        new StackOverflowError(),
                        "secnumscan: something is nested too deeply to be read; run it again with -v -v to see what was"
                                + " read last"),
                Arguments.of(
                        new NoClassDefFoundError("x"),
                        "secnumscan: something that was not foreseen: java.lang.NoClassDefFoundError: x"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfTheMachineIsOneMessageAndExitCodeTwo(Error error, String expected) {
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(err, err, Map.of(), Path.of("").toAbsolutePath(),
                InstantSource.fixed(Instant.EPOCH), false, "en");

        int code = new Main(shell).orTrouble(() -> {
            throw error;
        });

        assertEquals(2, code);
        assertEquals(expected, said.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow());
    }
}
