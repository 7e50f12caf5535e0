package io.secnumscan.cli;

import io.secnumscan.core.referential.Profile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** By what the snapshot is judged. */
final class EvaluationOptions {
    @Option(names = "--perimeter", paramLabel = "FILE", description = "what no API knows: owners, networks, parameters")
    Optional<Path> perimeter = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME",
            description = "which requirements (default: " + Profile.DEFAULT + ")")
    Optional<String> profile = Optional.empty();

    @Option(names = "--rules", paramLabel = "DIR", description = "further rules of your own, with their map.yaml")
    List<Path> rules = new ArrayList<>();

    @Option(names = "--waivers", paramLabel = "FILE",
            description = "failures that are accepted for a while, and by whom")
    Optional<Path> waivers = Optional.empty();

    @Mixin
    FilterOptions filters = new FilterOptions();

    @Option(names = "--clock", paramLabel = "INSTANT", converter = InstantConverter.class,
            description = "judge as of 2026-11-24T12:00:00Z (default: as read)")
    Optional<Instant> clock = Optional.empty();

    /** Whether any of them was. */
    boolean given() {
        return perimeter.isPresent() || profile.isPresent() || !rules.isEmpty() || clock.isPresent()
                || waivers.isPresent() || !filters.filters().isEmpty();
    }

    /** RFC 3339 in UTC. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + value + "' is no instant; write 2026-11-24T12:00:00Z");
            }
        }
    }
}
