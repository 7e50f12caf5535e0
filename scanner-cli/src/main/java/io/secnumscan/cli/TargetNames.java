package io.secnumscan.cli;

import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What targets are called that nobody gave a name. */
final class TargetNames {
    private TargetNames() {}

    /** Each by the name that its platform knows it by, unless that tells it from no other: then by the one it has. */
    static List<TargetSpec> known(List<TargetSpec> targets, List<Platform> platforms) {
        List<String> names = targets.stream().map(target -> known(target, platforms)).toList();
        return targets.stream()
                .map(target -> {
                    String name = known(target, platforms);
                    return Collections.frequency(names, name) == 1 ? target.named(name) : target;
                })
                .toList();
    }

    private static String known(TargetSpec target, List<Platform> platforms) {
        return platforms.stream()
                .filter(platform -> platform.name().equals(target.platform()))
                .map(platform -> platform.knownName(target))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(target.name());
    }
}
