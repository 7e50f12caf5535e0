package io.secnumscan.core.detect;

import java.util.List;

/** Finds one sort of secret in a text. Stateless; its time is linear in the text. */
@FunctionalInterface
interface TextDetector {
    void find(String text, List<Match> matches);
}
