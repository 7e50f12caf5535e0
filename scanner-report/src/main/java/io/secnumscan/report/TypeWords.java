package io.secnumscan.report;

import io.secnumscan.core.text.Text;

/** What a person calls the types of resources; programs read their names. */
final class TypeWords {
    private TypeWords() {}

    /** One resource of the type, to stand before its name. */
    static Text one(String type) {
        return switch (last(type)) {
            case "address-group" -> new Text("address group", "groupe d'adresses");
            case "admission-action" -> new Text("action of", "action de");
            case "admission-call" -> new Text("admission control", "contrôle d'admission");
            case "application-credential" -> new Text("application credential", "identifiant d'application");
            case "binding" -> new Text("binding of", "liaison de");
            case "component-version" -> new Text("version of", "version de");
            case "config-map" -> new Text("ConfigMap", "ConfigMap");
            case "coverage" -> new Text("what was read of", "ce qui a été lu de");
            case "effective-permission" -> new Text("rights of", "droits de");
            case "endpoint" -> new Text("endpoint", "point d'accès");
            case "exposure" -> new Text("flows from the internet to", "flux d'Internet vers");
            case "heartbeat" -> new Text("service", "service");
            case "identity-use" -> new Text("use of", "usage de");
            case "ingress-snippet" -> new Text("snippets of", "extraits de");
            case "keypair" -> new Text("key pair", "paire de clés");
            case "namespace" -> new Text("namespace", "espace de noms");
            case "network" -> new Text("network", "réseau");
            case "network-policy" -> new Text("network policy", "politique réseau");
            case "node" -> new Text("node", "nœud");
            case "node-encryption" -> new Text("encryption between nodes by", "chiffrement entre nœuds par");
            case "cloud-path", "pod-reach", "reach", "zone-flow" -> new Text("flows of", "flux de");
            case "policy-effect" -> new Text("effect of policy", "effet de la politique");
            case "policy-engine" -> new Text("policies on node", "politiques sur le nœud");
            case "policy-kind" -> new Text("policies of the kind", "politiques de la sorte");
            case "policy-selection" -> new Text("policy", "politique");
            case "projects" -> new Text("project", "projet");
            case "router" -> new Text("router", "routeur");
            case "secondary-interface" -> new Text("second network of", "second réseau de");
            case "security-group" -> new Text("security group", "groupe de sécurité");
            case "server" -> new Text("server", "serveur");
            case "setting" -> new Text("setting", "réglage");
            case "target" -> new Text("target", "cible");
            case "user" -> new Text("user", "utilisateur");
            case "vpn-policy" -> new Text("VPN policy", "politique VPN");
            case "workload" -> new Text("workload", "charge de travail");
            default -> new Text(last(type).replace('-', ' '), last(type).replace('-', ' '));
        };
    }

    /** A kind of place where resources live. */
    static Text scope(String kind) {
        return switch (kind) {
            case "domain" -> new Text("domain", "domaine");
            case "project" -> new Text("project", "projet");
            default -> one(kind);
        };
    }

    /** All of the type, as subject of a sentence; in French masculine and singular, as names of types are. */
    static Text inSentence(String type) {
        return switch (type) {
            case "analysis/admission-action" ->
                    new Text("the list of admission actions", "le relevé des actions d'admission");
            case "analysis/admission-call" ->
                    new Text("the list of admission controls", "le relevé des contrôles d'admission");
            case "analysis/binding" -> new Text("the list of role bindings", "le relevé des liaisons de rôles");
            case "analysis/cloud-path" -> new Text(
                    "the list of flows between cluster and cloud", "le relevé des flux entre cluster et cloud");
            case "analysis/component-version" ->
                    new Text("the list of component versions", "le relevé des versions de composants");
            case "analysis/config-map" -> new Text("the list of ConfigMaps", "le relevé des ConfigMaps");
            case "analysis/coverage" -> new Text("the list of what was read", "le relevé de ce qui a été lu");
            case "analysis/effective-permission" ->
                    new Text("the list of effective permissions", "le relevé des droits effectifs");
            case "analysis/exposure" -> new Text(
                    "the list of flows from the internet", "le relevé des flux venant d'Internet");
            case "analysis/heartbeat" -> new Text("the list of running services", "le relevé des services actifs");
            case "analysis/identity-use" ->
                    new Text("the list of uses of identities", "le relevé des usages d'identités");
            case "analysis/ingress-snippet" ->
                    new Text("the list of ingress snippets", "le relevé des extraits d'ingress");
            case "analysis/network-policy" ->
                    new Text("the list of network policies", "le relevé des politiques réseau");
            case "analysis/node-encryption" -> new Text(
                    "the list of encryption between nodes", "le relevé du chiffrement entre nœuds");
            case "analysis/pod-reach" -> new Text("the list of flows of pods", "le relevé des flux des pods");
            case "analysis/policy-effect" -> new Text(
                    "the list of effects of network policies", "le relevé des effets des politiques réseau");
            case "analysis/policy-engine" -> new Text(
                    "the list of what enforces network policies",
                    "le relevé de ce qui applique les politiques réseau");
            case "analysis/policy-kind" -> new Text(
                    "the list of kinds of network policies", "le relevé des sortes de politiques réseau");
            case "analysis/policy-selection" -> new Text(
                    "the list of what network policies select",
                    "le relevé de ce que les politiques réseau sélectionnent");
            case "analysis/reach" ->
                    new Text("the list of flows between projects", "le relevé des flux entre projets");
            case "analysis/secondary-interface" -> new Text(
                    "the list of pods' second networks", "le relevé des seconds réseaux des pods");
            case "analysis/setting" ->
                    new Text("the list of control plane settings", "le relevé des réglages du plan de contrôle");
            case "analysis/vpn-policy" -> new Text("the list of VPN policies", "le relevé des politiques VPN");
            case "analysis/workload" -> new Text("the list of workloads", "le relevé des charges de travail");
            case "analysis/zone-flow" ->
                    new Text("the list of flows between zones", "le relevé des flux entre zones");
            default -> new Text(within(type), within(type));
        };
    }

    /** {@code network.port} of {@code openstack.network.port}. */
    private static String within(String type) {
        int dot = type.indexOf('.');
        return type.indexOf('.', dot + 1) > 0 ? type.substring(dot + 1) : type;
    }

    private static String last(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('/')) + 1);
    }
}
