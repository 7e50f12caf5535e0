package io.secnumscan.k8s.analysis;

import io.secnumscan.k8s.spelling.GoBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A component's command line, as the component itself reads it.
 *
 * <p>kube-* (pflag): {@code _} counts as {@code -}; a value stands behind {@code =} or in the next argument; a boolean
 * alone is true, and {@code =T}, {@code =1} are too; of a repeated single value the last counts, repeated lists add up.
 * etcd (Go's flag package): one dash or two, and {@code ETCD_*} variables where the flag is not given.
 */
final class Flags {
    /** Flags whose values add up when they are repeated. */
    private static final List<String> LISTS = List.of(
            "admission-control", "authorization-mode", "enable-admission-plugins", "disable-admission-plugins",
            "tls-cipher-suites",
            "cipher-suites",
            "api-audiences", "feature-gates", "runtime-config", "etcd-servers");

    /** Of etcd: with it every other flag and variable is ignored. */
    private static final String CONFIG_FILE = "config-file";

    private final SortedMap<String, List<String>> values = new TreeMap<>();
    private final SortedSet<String> fromEnvironment = new TreeSet<>();

    private final Optional<String> opaque;

    private Flags(Optional<String> opaque) {
        this.opaque = opaque;
    }

    /**
     * @param argv with or without the program itself
     * @param variables names of those of an etcd, whose values are not known; empty for the others, which read none
     * @param opaque why flags may be set that don't show; empty when none can
     */
    static Flags parse(List<String> argv, Set<String> variables, Optional<String> opaque) {
        Flags flags = new Flags(opaque);
        for (int i = 0; i < argv.size(); i++) {
            String argument = argv.get(i);
            if (argument.equals("--") || argument.equals("-")) {
                break;
            }
            if (argument.startsWith("-")) {
                i += flags.add(argument.replaceFirst("^--?", ""), i + 1 < argv.size() ? argv.get(i + 1) : "-");
            }
        }
        variables.forEach(flags::addVariable);
        return flags;
    }

    /** @return how many arguments behind it belong to it */
    private int add(String flag, String next) {
        int equals = flag.indexOf('=');
        if (equals >= 0) {
            put(flag.substring(0, equals), flag.substring(equals + 1));
            return 0;
        }
        if (next.startsWith("-") || Defaults.isBoolean(name(flag))) {
            put(flag, "true");
            return 0;
        }
        put(flag, next);
        return 1;
    }

    private void put(String flag, String value) {
        values.computeIfAbsent(name(flag), unused -> new ArrayList<>()).add(value);
    }

    private void addVariable(String variable) {
        String flag = name(variable.substring(variable.startsWith("ETCD_") ? "ETCD_".length() : 0));
        if (variable.startsWith("ETCD_") && !values.containsKey(flag)) {
            fromEnvironment.add(flag);
        }
    }

    /** Why it is not known whether and how a flag is set; empty when it is. */
    Optional<String> unread(String flag) {
        if (opaque.isPresent()) {
            return opaque;
        }
        boolean inFile = values.containsKey(CONFIG_FILE) || fromEnvironment.contains(CONFIG_FILE);
        if (inFile && !flag.equals(CONFIG_FILE)) {
            return Optional
                    .of("etcd takes it from the file of --config-file and nowhere else, and no API shows that file");
        }
        return fromEnvironment.contains(flag)
                ? Optional.of("a variable sets it, and values of variables are not kept")
                : Optional.empty();
    }

    private static String name(String flag) {
        return flag.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(values.keySet());
        names.addAll(fromEnvironment);
        return names;
    }

    /** The value in force; booleans as {@code true} and {@code false}, lists with commas; empty when it is not given. */
    Optional<String> value(String flag) {
        List<String> given = values.get(flag);
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(LISTS.contains(flag) ? String.join(",", given) : bool(given.getLast()));
    }

    boolean fromEnvironment(String flag) {
        return fromEnvironment.contains(flag);
    }

    /** Numbers stay: 0 is a limit more often than a boolean. */
    private static String bool(String value) {
        return value.equals("0") || value.equals("1") ? value : GoBoolean.of(value).map(String::valueOf).orElse(value);
    }
}
