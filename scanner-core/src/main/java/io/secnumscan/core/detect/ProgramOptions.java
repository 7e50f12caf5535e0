package io.secnumscan.core.detect;

/** Options of commands, each an element of a list, that the next element is the value of. */
final class ProgramOptions {
    private ProgramOptions() {}

    /** What the element promises of the one behind it. */
    static SecretNames.Kind kind(String element) {
        if (!element.startsWith("-") || element.indexOf('=') >= 0) {
            return SecretNames.Kind.NONE;
        }
        if (element.length() > 2) {
            return SecretNames.of(element);
        }
        // a port, a path or a password: what it looks like decides
        return element.equals("-p") ? SecretNames.Kind.MAYBE : SecretNames.Kind.NONE;
    }
}
