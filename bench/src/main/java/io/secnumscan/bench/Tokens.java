package io.secnumscan.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The yardstick: what Jackson's streaming parser takes to go through a file. */
final class Tokens {
    private static final JsonFactory JSON = new JsonFactory();

    private Tokens() {}

    /** @return how many tokens there are */
    static long count(Path file) throws IOException {
        long tokens = 0;
        try (InputStream in = new FileInputStream(file.toFile());
                JsonParser parser = JSON.createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
