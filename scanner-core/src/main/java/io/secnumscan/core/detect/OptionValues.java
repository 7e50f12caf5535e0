package io.secnumscan.core.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in elements of a command behind options whose name alone doesn't say that one follows: {@code -u root:x}, and
 * {@code -p}, {@code -a} and {@code -w}, which mean a password to one program and a port or a path to the next, so that
 * what the value looks like decides.
 */
final class OptionValues {
    /** What options end with that take name and password, without the signs between their words. */
    private static final List<String> LOGINS =
            List.of("auth", "login", "logins", "user", "users", "userpass", "userpwd",
                    "authparams", "account");
    private static final int LONGEST_OPTION = 60;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> SHORT = Set.of("-p", "-a", "-w");
    /** The rest of an address of IPv6. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern WORDY = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d)[^\\s/:,]{8,200}");
    /** Names of objects and hosts, sizes, times, settings: {@code web-7f9c}, {@code a1.example.org}, {@code 1920x1080}. */
    private static final Pattern NAME = Pattern.compile(
            "[a-z0-9]+(?:[-.][a-z0-9]+)+|\\d+x\\d+|(?:\\d+(?:\\.\\d+)?[A-Za-zµ]{1,3})+|[\\w.-]+=.*");

    private OptionValues() {}

    /**
     * The secret in an element.
     *
     * @param before the element before it, empty for none
     * @param plain whether the program has no secrets behind short options
     * @return where it stands; null when there is none
     */
    static @Nullable Value in(String before, String element, boolean plain) {
        if (element.startsWith("-")) {
            int sign = element.startsWith("=", 2) ? 3 : 2;
            return !plain && element.length() > 2 && SHORT.contains(element.substring(0, 2))
                    && looksSecret(element.substring(sign)) && (sign == 3 || !isOption(element.substring(1)))
                            ? new Value(sign, element.length())
                            : login(element);
        }
        if (!plain && SHORT.contains(before) && looksSecret(element)) {
            return new Value(0, element.length());
        }
        return takesLogin(before) ? password(before, element, 0) : null;
    }

    /** {@code --auth=root:x}, {@code -uroot:x}. */
    private static @Nullable Value login(String element) {
        int sign = element.indexOf('=');
        if (sign > 0 && takesLogin(element.substring(0, sign))) {
            return password(element.substring(0, sign), element, sign + 1);
        }
        return element.startsWith("-u") && element.length() > 3 ? password("-u", element, 2) : null;
    }

    private static boolean takesLogin(String option) {
        if (!option.startsWith("-") || option.length() > LONGEST_OPTION) {
            return false;
        }
        String name = option.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
        return option.equals("-u") || LOGINS.stream().anyMatch(name::endsWith);
    }

    private static @Nullable Value password(String option, String element, int begin) {
        Value bare = Held.unquoted(element, begin);
        int start = bare.start();
        int end = bare.end();
        int colon = element.indexOf(':', start);
        if (colon <= start || colon - start > LONGEST_NAME || colon + 1 >= end) {
            return null;
        }
        String name = element.substring(start, colon);
        String password = element.substring(colon + 1, end);
        return !isName(name) || isPlace(option, name, password) || NUMBERS.matcher(password).matches()
                || Harmless.is(password, SecretNames.Kind.PASSWORD) ? null : new Value(colon + 1, end);
    }

    private static boolean isName(String name) {
        return name.chars().noneMatch(c -> c <= ' ' || c == '/' || c == '=');
    }

    /** A folder, an address without its beginning, a user with its group, a host with its port. */
    private static boolean isPlace(String option, String name, String rest) {
        if (rest.startsWith("/")) {
            return rest.startsWith("//") || rest.length() < 8 || rest.indexOf(':') >= 0;
        }
        boolean number = isNumber(rest);
        boolean account = option.equals("-u") || option.toLowerCase(Locale.ROOT).endsWith("user");
        return number && (account && (rest.length() < 6 || isNumber(name))
                || rest.length() < 6 && name.indexOf('.') >= 0);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
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
