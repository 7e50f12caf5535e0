package io.secnumscan.k8s.analysis;

import io.secnumscan.k8s.spelling.GoBoolean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an option is when nobody sets it, by minor release, from {@code defaults.tsv}, which names the source of each. */
final class Defaults {
    private static final String FILE = "defaults.tsv";
    private static final SortedMap<String, List<Entry>> ALL = read();
    /** Options that a bare flag sets, and whose 0 or 1 stands for a boolean. */
    private static final List<String> BOOLEANS = List.of(
            "anonymous-auth", "auto-tls", "client-cert-auth", "enable-bootstrap-token-auth", "peer-auto-tls",
            "peer-client-cert-auth", "profiling", "service-account-extend-token-expiration", "service-account-lookup",
            "use-service-account-credentials");

    private Defaults() {}

    /** @param last minor release; releases of etcd are not Kubernetes', and its lines hold for all */
    private record Entry(String component, String option, String value, int first, int last) {
        static Entry of(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 6 || !cells[5].startsWith("https://")) {
                throw new IllegalStateException(FILE + ": no six columns with a source at the end: " + line);
            }
            return new Entry(cells[0], cells[1], cells[2], minor(cells[3], 0), minor(cells[4], Integer.MAX_VALUE));
        }

        private static int minor(String release, int otherwise) {
            return release.equals("-") ? otherwise : Integer.parseInt(release.substring("1.".length()));
        }

        boolean holdsFor(OptionalInt minor) {
            boolean always = first == 0 && last == Integer.MAX_VALUE;
            return always || minor.isPresent() && minor.getAsInt() >= first && minor.getAsInt() <= last;
        }
    }

    /** Options of a component that rules ask about. */
    static SortedSet<String> options(String component) {
        SortedSet<String> options = new TreeSet<>();
        ALL.values().stream().flatMap(List::stream)
                .filter(entry -> entry.component().equals(component))
                .forEach(entry -> options.add(entry.option()));
        return options;
    }

    /** The default in a release; empty where it is not known. An option that no rule asks about is off. */
    static Optional<String> of(String component, String option, OptionalInt minor) {
        return ALL.getOrDefault(component + "\t" + option, List.of()).stream()
                .filter(entry -> entry.holdsFor(minor))
                .map(Entry::value)
                .findFirst();
    }

    static boolean isBoolean(String option) {
        return BOOLEANS.contains(option);
    }

    /** The value as the component takes it: booleans spelt as 0 and 1 too. */
    static String meaning(String option, String value) {
        return BOOLEANS.contains(option) ? GoBoolean.of(value).map(String::valueOf).orElse(value) : value;
    }

    private static SortedMap<String, List<Entry>> read() {
        InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(FILE), FILE);
        SortedMap<String, List<Entry>> all = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(Entry::of).forEach(entry -> all.merge(
                    entry.component() + "\t" + entry.option(), List.of(entry),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return all;
    }
}
