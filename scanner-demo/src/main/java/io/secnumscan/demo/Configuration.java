package io.secnumscan.demo;

/** What an operator would have written to scan the simulated cloud. */
final class Configuration {
    private Configuration() {}

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
