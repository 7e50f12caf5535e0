package io.secnumscan.core.detect;

import java.util.Map;

/** Options of commands, each an element of a list, that the next element is the value of. */
final class ProgramOptions {
    /** Short ones, which mean a password to these programs only. */
    private static final Map<String, String> PASSWORDS = Map.ofEntries(
            Map.entry("redis-cli", "-a"),
            Map.entry("valkey-cli", "-a"),
            Map.entry("mongo", "-p"),
            Map.entry("mongosh", "-p"),
            Map.entry("mongodump", "-p"),
            Map.entry("mongorestore", "-p"),
            Map.entry("cqlsh", "-p"),
            Map.entry("rabbitmqadmin", "-p"),
            Map.entry("sshpass", "-p"),
            Map.entry("ldapsearch", "-w"),
            Map.entry("ldapmodify", "-w"),
            Map.entry("ldapadd", "-w"),
            Map.entry("ldapwhoami", "-w"),
            Map.entry("mosquitto_pub", "-P"),
            Map.entry("mosquitto_sub", "-P"),
            Map.entry("ipmitool", "-P"));

    private ProgramOptions() {}

    /** The program that runs from this element on: it, or the one before. */
    static String program(String element, String before) {
        if (element.isEmpty() || element.length() > 100) {
            return before;
        }
        String name = element.substring(element.lastIndexOf('/') + 1);
        return PASSWORDS.containsKey(name) ? name : before;
    }

    /** What the element promises of the one behind it. */
    static SecretNames.Kind kind(String program, String element) {
        if (!element.startsWith("-") || element.indexOf('=') >= 0) {
            return SecretNames.Kind.NONE;
        }
        if (element.length() > 2) {
            return SecretNames.of(element);
        }
        if (element.equals(PASSWORDS.get(program))) {
            return SecretNames.Kind.PASSWORD;
        }
        // a port, a path or a password: what it looks like decides
        return element.equals("-p") ? SecretNames.Kind.MAYBE : SecretNames.Kind.NONE;
    }
}
