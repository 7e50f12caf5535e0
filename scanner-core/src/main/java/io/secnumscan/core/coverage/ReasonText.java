package io.secnumscan.core.coverage;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reasons of coverage in both languages. A snapshot keeps them in English, as they were noted; what they say in French is
 * looked up when somebody reads them, so that a snapshot of any age does. Each module brings the phrases of its collectors in
 * {@value #FILES}: pairs of lines, the English and the French.
 */
public final class ReasonText {
    static final String FILES = "META-INF/secnumscan/reasons_fr.txt";
    /** Reasons repeat: of a refused list each finding that needs it tells the same. */
    private static final int KEPT = 2_000;

    private static final ReasonText SHIPPED = new ReasonText(shipped());

    private final List<Phrase> phrases;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    private ReasonText(List<Phrase> phrases) {
        this.phrases = phrases;
    }

    /** What was noted, with its French; what is not known stays as it is in both. */
    public static Text of(String reason) {
        return new Text(reason, french(reason).orElse(reason));
    }

    /** The French of what was noted; empty when part of it is in no phrase. */
    public static Optional<String> french(String reason) {
        return SHIPPED.lookedUp(reason);
    }

    private Optional<String> lookedUp(String reason) {
        Optional<String> before = known.get(reason);
        if (before != null) {
            return before;
        }
        Optional<String> french =
                phrases.stream().flatMap(phrase -> phrase.french(reason, this::lookedUp).stream()).findFirst();
        if (known.size() < KEPT) {
            known.put(reason, french);
        }
        return french;
    }

    private static List<Phrase> shipped() {
        try {
            List<Phrase> phrases = new ArrayList<>();
            for (URL file : Collections.list(ReasonText.class.getClassLoader().getResources(FILES))) {
                try (InputStream in = file.openStream()) {
                    phrases.addAll(pairs(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            phrases.sort(Comparator.comparing(Phrase::said).reversed().thenComparing(Phrase::english));
            return List.copyOf(phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Phrase> pairs(String file) {
        List<String> lines = file.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        List<Phrase> pairs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            pairs.add(Phrase.of(lines.get(i), lines.get(i + 1)));
        }
        return pairs;
    }
}
