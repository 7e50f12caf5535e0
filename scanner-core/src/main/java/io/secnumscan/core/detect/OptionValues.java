package io.secnumscan.core.detect;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in elements of a command behind options whose name alone doesn't say that one follows: {@code -u root:x}, and
 * {@code -p}, {@code -a} and {@code -w}, which mean a password to one program and a port or a path to the next, so that
 * what the value looks like decides.
 */
final class OptionValues {
    private static final Set<String> LOGINS = Set.of("-u", "--user", "--auth", "--basic-auth", "--proxy-user");
    private static final Set<String> SHORT = Set.of("-p", "-a", "-w");
    private static final Pattern LOGIN = Pattern.compile("[^\\s:/=]{1,100}:([^\\s/]\\S{0,499}|/[^:]{7,499})");
    /** User and group, host and port, an address of IPv6. */
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,5}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern WORDY = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)[^\\s/:,]{8,200}");
    /** Names of objects and hosts, sizes, times, settings: {@code web-7f9c}, {@code a1.example.org}, {@code 1920x1080}. */
    private static final Pattern NAME = Pattern.compile(
            "[a-z0-9]+(?:[-.][a-z0-9]+)+|\\d+x\\d+|(?:\\d+(?:\\.\\d+)?[A-Za-zµ]{1,3})+|[\\w.-]+=.*");

    private OptionValues() {}

    /**
     * The secret in an element.
     *
     * @param before the element before it, empty for none
     * @return where it stands; null when there is none
     */
    static @Nullable Value in(String before, String element) {
        if (element.startsWith("-")) {
            int sign = element.startsWith("=", 2) ? 3 : 2;
            return element.length() > 2 && SHORT.contains(element.substring(0, 2))
                    && looksSecret(element.substring(sign)) && (sign == 3 || !isOption(element.substring(1)))
                            ? new Value(sign, element.length())
                            : login(element);
        }
        if (SHORT.contains(before) && looksSecret(element)) {
            return new Value(0, element.length());
        }
        return LOGINS.contains(before) ? password(element, 0) : null;
    }

    /** {@code --auth=root:x}, {@code -uroot:x}. */
    private static @Nullable Value login(String element) {
        int sign = element.indexOf('=');
        if (sign > 0 && LOGINS.contains(element.substring(0, sign))) {
            return password(element, sign + 1);
        }
        return element.startsWith("-u") && element.length() > 3 ? password(element, 2) : null;
    }

    private static @Nullable Value password(String element, int start) {
        Matcher login = LOGIN.matcher(element).region(start, element.length());
        return login.matches() && !NUMBERS.matcher(login.group(1)).matches()
                && !Harmless.is(login.group(1), SecretNames.Kind.PASSWORD)
                        ? new Value(login.start(1), login.end(1))
                        : null;
    }

    /** Letters and digits mixed, and no name that anybody would give. */
    private static boolean looksSecret(String value) {
        return WORDY.matcher(value).matches() && !NAME.matcher(value).matches()
                && !Harmless.is(value, SecretNames.Kind.PASSWORD);
    }

    /** Long options behind one dash, as Go reads them: {@code -alertmanager.url2}, {@code -port8080}. */
    private static boolean isOption(String name) {
        return NAME.matcher(name).matches() || name.matches("port\\d+");
    }
}
