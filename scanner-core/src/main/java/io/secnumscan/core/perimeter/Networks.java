package io.secnumscan.core.perimeter;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks of administration: prefixes such as {@code 10.255.0.0/24}, or lone addresses. */
final class Networks {
    static final String PARAMETER = "adminNetworks";

    /** Four full numbers: the short forms of old resolvers (10.1) are rather mistakes. */
    private static final Pattern V4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:/([0-9]{1,3}))?");

    /** Without zones, which name interfaces of one machine. */
    private static final Pattern V6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private Networks() {}

    /** Refuses what is no prefix, where it stands: a network that was mistyped would match nothing. */
    static void check(YamlNode node, Problems problems) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> checkOne(item, problems));
        }
    }

    private static void checkOne(YamlNode item, Problems problems) {
        if (item instanceof YamlScalar prefix && !prefix.isNull() && !isPrefix(prefix.text())) {
            problems.add(prefix.at(),
                    Text.quoted(prefix.text())
                            .and(new Text(" is no prefix of addresses", " n'est pas un préfixe d'adresses")),
                    new Text("write it like 10.255.0.0/24 or 2001:db8::/32",
                            "l'écrire comme 10.255.0.0/24 ou 2001:db8::/32"));
        }
    }

    private static boolean isPrefix(String text) {
        Matcher four = V4.matcher(text);
        if (four.matches()) {
            return fits(four, 32) && parses(() -> Inet4Address.ofLiteral(four.group(1)));
        }
        Matcher six = V6.matcher(text);
        return six.matches() && fits(six, 128) && parses(() -> Inet6Address.ofLiteral(six.group(1)));
    }

    private static boolean fits(Matcher prefix, int bits) {
        return prefix.group(2) == null || Integer.parseInt(prefix.group(2)) <= bits;
    }

    private static boolean parses(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
