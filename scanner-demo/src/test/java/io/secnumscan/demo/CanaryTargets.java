package io.secnumscan.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Targets that log in with secrets: two that are read, and others that fail while a secret is at hand. */
final class CanaryTargets {
    /** What French messages call the targets that can't be opened. */
    static final List<String> BROKEN = List.of(
            "« refused »", "« misspelt »", "« inline »", "« wrapped »", "torn.yaml", "talks.yaml", "badkey.yaml",
            "cut.yaml");

    private CanaryTargets() {}

    static String clouds(String address, Planted planted) {
        return """
                clouds:
                  good:
                    auth: {auth_url: "ADDRESS/identity/v3", username: admin, password: "PASSWORD",
                           user_domain_name: Default, project_name: admin, project_domain_name: Default}
                    interface: internal
                  refused:
                    auth_type: v3applicationcredential
                    auth: {auth_url: "ADDRESSREFUSING", application_credential_id: "ac",
                           application_credential_secret: "SECRET"}
                  misspelt:
                    auth: {auth_url: "https://admin:MISSPELT/x@keystone example/v3", username: admin, password: "x-MISSPELT",
                           user_domain_name: Default}
                  inline:
                    cert: "KEY"
                    auth: {auth_url: "https://keystone.invalid/v3", username: admin, password: "PASSWORD",
                           user_domain_name: Default}
                  wrapped:
                    auth_type: token
                    auth: {auth_url: "ADDRESS/nowhere/v3", token: "WRAPPED\\nline two of it"}
                """
                .replace("ADDRESS", address)
                .replace("REFUSING", Planted.REFUSING)
                .replace("PASSWORD", Planted.PASSWORD)
                .replace("SECRET", Planted.APPLICATION_SECRET)
                .replace("MISSPELT", planted.canary("password-in-the-address"))
                .replace("WRAPPED", planted.canary("wrapped-token"))
                .replace("KEY", planted.key("inline").replace("\n", "\\n"));
    }

    static String kubeconfig(String address, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: demo
                clusters:
                  - {name: demo, cluster: {server: "ADDRESS"}}
                users:
                  - name: auditor
                    user: {USER}
                contexts:
                  - {name: demo, context: {cluster: demo, user: auditor}}
                """.replace("ADDRESS", address).replace("USER", user);
    }

    static String tornToken(Planted planted) {
        return "token: \"" + planted.canary("torn-token") + "\\nand more\"";
    }

    /** An exec plugin that says the secret on both outputs, and fails. */
    static String talkingPlugin(Planted planted) {
        String said = planted.canary("plugin");
        return "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: sh, args: [-c,"
                + " \"echo " + said + "; echo " + said + " >&2; exit 3\"]}";
    }

    static String badKey(Planted planted) {
        String certificate = "-----BEGIN CERTIFICATE-----\n" + planted.canary("certificate") + "\n";
        return "client-certificate-data: " + base64(certificate) + ", client-key-data: "
                + base64(planted.key("client"));
    }

    static String config() {
        return """
                targets:
                  - {name: cloud, platform: openstack, clouds: [good]}
                  - {name: cluster, platform: kubernetes, kubeconfig: good.yaml}
                  - {name: refused, platform: openstack, clouds: [refused]}
                  - {name: misspelt, platform: openstack, clouds: [misspelt]}
                  - {name: inline, platform: openstack, clouds: [inline]}
                  - {name: wrapped, platform: openstack, clouds: [wrapped]}
                  - {name: torn, platform: kubernetes, kubeconfig: torn.yaml}
                  - {name: talks, platform: kubernetes, kubeconfig: talks.yaml}
                  - {name: badkey, platform: kubernetes, kubeconfig: badkey.yaml}
                  - {name: cut, platform: kubernetes, kubeconfig: cut.yaml}
                """;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
