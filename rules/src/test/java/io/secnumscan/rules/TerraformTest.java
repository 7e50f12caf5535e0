package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What remedies write in Terraform's language. */
class TerraformTest {
    /** Braces are doubled, since single ones hold expressions. */
    private static final Pattern RESOURCE =
            Pattern.compile("resource \"(openstack_\\S+)\" \"[^\"]*\" \\{\\{\\n(.*?)\\n {4}}", Pattern.DOTALL);

    private static final Pattern ARGUMENT = Pattern.compile("(?m)^ +(\\w+) *(?:=|\\{\\{)");

    /** Policies of both kinds are judged by the same rules. */
    private static final Map<String, Set<String>> KINDS = Map.of("{resource.kind}", Set.of("ike", "ipsec"));

    @Test
    void theProviderHasEveryResourceAndArgumentThatRemediesName() throws IOException {
        TreeMap<String, TreeSet<String>> named = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Shipped.ROOT.resolve("openstack"))) {
            files.filter(file -> file.endsWith("rule.yaml")).map(TerraformTest::read)
                    .forEach(rule -> collect(rule, named));
        }

        String lines = named.entrySet().stream()
                .map(one -> one.getKey() + ": " + String.join(" ", one.getValue()))
                .collect(Collectors.joining("\n"));
        assertEquals(
                read(Shipped.ROOT.resolve("src/test/resources/terraform.txt")).lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n")),
                lines);
    }

    private static void collect(String rule, Map<String, TreeSet<String>> named) {
        Matcher resource = RESOURCE.matcher(rule);
        while (resource.find()) {
            TreeSet<String> arguments = new TreeSet<>();
            Matcher argument = ARGUMENT.matcher(resource.group(2));
            while (argument.find()) {
                arguments.add(argument.group(1));
            }
            types(resource.group(1))
                    .forEach(type -> named.computeIfAbsent(type, unused -> new TreeSet<>()).addAll(arguments));
        }
    }

    private static Stream<String> types(String written) {
        return KINDS.entrySet().stream()
                .filter(kind -> written.contains(kind.getKey()))
                .findFirst()
                .map(kind -> kind.getValue().stream().map(value -> written.replace(kind.getKey(), value)))
                .orElse(Stream.of(written));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
