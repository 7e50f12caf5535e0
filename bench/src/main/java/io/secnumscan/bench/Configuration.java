package io.secnumscan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an operator would write to collect the made-up cloud; the budget of requests is lifted, since nobody is hurt. */
final class Configuration {
    private static final String TARGETS = """
            targets:
              - {name: large, platform: openstack, clouds: [large], clouds_file: clouds.yaml}
            http: {requests_per_second: 1000, concurrency: 8}
            """;
    private static final String CLOUDS = """
            clouds:
              large:
                auth:
                  auth_url: %s/identity/v3
                  username: admin
                  password: made-up
                  user_domain_name: Default
                  project_name: project-0
                  project_domain_name: Default
            """;

    private Configuration() {}

    /** @return the file of targets */
    static Path write(Path folder, String address) throws IOException {
        Files.writeString(folder.resolve("clouds.yaml"), CLOUDS.formatted(address));
        return Files.writeString(folder.resolve("secnumscan.yaml"), TARGETS);
    }
}
