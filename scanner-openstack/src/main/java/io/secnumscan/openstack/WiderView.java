package io.secnumscan.openstack;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.keymanager.KeyManagerPlan;
import java.util.Optional;
import java.util.stream.Stream;

/** What shows all of the cloud where a token saw its own project or domain only: the table of deploy/openstack/README.md. */
final class WiderView {
    private static final Text SYSTEM = new Text("role reader on the system", "rôle reader sur le système");
    private static final Text ADMIN = new Text("role admin on a project", "rôle admin sur un projet");
    private static final Text OBSERVER = new Text(
            "role load-balancer_global_observer, or role admin on a project",
            "rôle load-balancer_global_observer, ou rôle admin sur un projet");

    private WiderView() {}

    /** What would show what was not read, or the rest of what was seen of a part. */
    static Stream<Text> missing(CoverageRecord line) {
        boolean part = line.view() instanceof View.Project || line.view() instanceof View.Domain;
        return line.coverage() instanceof Coverage.Complete && part
                ? right(line.type()).stream()
                : line.coverage().missingRight().stream();
    }

    /** @param type {@code openstack.SERVICE.NAME} */
    static Optional<Text> right(String type) {
        String[] parts = type.split("\\.", -1);
        return switch (parts.length > 1 ? parts[1] : "") {
            case "identity" -> Optional.of(SYSTEM);
            case "compute", "network", "block-storage", "image" -> Optional.of(ADMIN);
            case "load-balancer" -> Optional.of(OBSERVER);
            case KeyManagerPlan.SERVICE -> Optional.of(KeyManagerPlan.PROJECT);
            default -> Optional.empty();
        };
    }
}
