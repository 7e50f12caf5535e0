package io.secnumscan.demo;

import io.secnumscan.core.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** What an operator would have written to scan the simulated cloud. */
final class Configuration {
    static final String CLOUDS = "clouds.yaml";
    static final String TARGETS = "secnumscan.yaml";

    private Configuration() {}

    /** All files that a scan of the cloud at an address needs; {@link #TARGETS} comes last. */
    static void write(Path folder, String address) throws IOException {
        file(folder.resolve(CLOUDS), clouds(address));
        file(folder.resolve("demo-cluster.yaml"), kubeconfig(address));
        file(folder.resolve(TARGETS), targets());
    }

    /** With its logins, a scan's files are their owner's alone, simulated or not. */
    private static void file(Path file, String text) throws IOException {
        WholeFile.text(file, out -> out.write(text));
    }

    static String clouds(String address) {
        return """
                clouds:
                  demo-cloud:
                    auth:
                      auth_url: ADDRESS/identity/v3
                      username: admin
                      password: simulated
                      user_domain_name: Default
                      project_name: admin
                      project_domain_name: Default
                    interface: internal
                """.replace("ADDRESS", address);
    }

    static String kubeconfig(String address) {
        return """
                apiVersion: v1
                kind: Config
                current-context: demo
                clusters:
                  - {name: demo, cluster: {server: "ADDRESS"}}
                users:
                  - {name: auditor, user: {token: simulated}}
                contexts:
                  - {name: demo, context: {cluster: demo, user: auditor}}
                """.replace("ADDRESS", address);
    }

    /** With the perimeter that makes the rules which need one speak. */
    static String targets() {
        return """
                targets:
                  - {name: demo-cloud, platform: openstack, clouds: [demo-cloud]}
                  - {name: demo-cluster, platform: kubernetes, kubeconfig: demo-cluster.yaml}
                perimeter:
                  owners:
                    - {class: provider, match: {scope: domain/default}}
                    - {class: customer, match: {scope: domain/*}}
                  adminNetworks: ["10.255.0.0/24"]
                """;
    }
}
