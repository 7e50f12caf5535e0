package io.secnumscan.cli;

import io.secnumscan.core.platform.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The platform modules of this installation, by name. */
final class Platforms {
    private Platforms() {}

    static List<Platform> installed() {
        return ServiceLoader.load(Platform.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Platform::name))
                .toList();
    }
}
