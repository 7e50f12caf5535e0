package io.secnumscan.report;

import io.secnumscan.core.text.Text;

/** What a person calls the types of resources; programs read their names. */
final class TypeWords {
    private TypeWords() {}

    /** One resource of the type, to stand before its name. */
    static Text one(String type) {
        return switch (last(type)) {
            case "address-group" -> new Text("address group", "groupe d'adresses");
            case "application-credential" -> new Text("application credential", "identifiant d'application");
            case "binding" -> new Text("binding of", "liaison de");
            case "effective-permission" -> new Text("rights of", "droits de");
            case "endpoint" -> new Text("endpoint", "point d'accès");
            case "keypair" -> new Text("key pair", "paire de clés");
            case "namespace" -> new Text("namespace", "espace de noms");
            case "network" -> new Text("network", "réseau");
            case "network-policy" -> new Text("network policy", "politique réseau");
            case "node" -> new Text("node", "nœud");
            case "policy-selection" -> new Text("policy", "politique");
            case "projects" -> new Text("project", "projet");
            case "router" -> new Text("router", "routeur");
            case "security-group" -> new Text("security group", "groupe de sécurité");
            case "server" -> new Text("server", "serveur");
            case "setting" -> new Text("setting", "réglage");
            case "target" -> new Text("target", "cible");
            case "user" -> new Text("user", "utilisateur");
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
            case "analysis/binding" -> new Text("the list of role bindings", "le relevé des liaisons de rôles");
            case "analysis/effective-permission" ->
                    new Text("the list of effective permissions", "le relevé des droits effectifs");
            case "analysis/policy-selection" -> new Text(
                    "the list of what network policies select",
                    "le relevé de ce que les politiques réseau sélectionnent");
            case "analysis/setting" ->
                    new Text("the list of control plane settings", "le relevé des réglages du plan de contrôle");
            case "analysis/workload" -> new Text("the list of workloads", "le relevé des charges de travail");
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
