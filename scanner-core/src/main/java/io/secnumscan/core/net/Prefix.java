package io.secnumscan.core.net;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses: {@code 198.51.100.0/24}, {@code 2001:db8::/32}.
 *
 * @param first its first address: host bits are cleared, since a filter compares only the bits of the prefix
 * @param length bits of the prefix
 */
public record Prefix(Family family, Unsigned128 first, int length) {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    public Prefix {
        if (length < 0 || length > family.bits()) {
            throw new IllegalArgumentException("no prefix has " + length + " bits");
        }
        first = first.clear(family.bits() - length);
    }

    /** Reads a prefix or a lone address; empty when the text is neither. */
    public static Optional<Prefix> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Family family = address.indexOf(':') < 0 ? Family.V4 : Family.V6;
        Optional<Integer> length = slash < 0 ? Optional.of(family.bits()) : length(family, text.substring(slash + 1));
        return length.flatMap(bits -> AddressText.parse(family, address).map(first -> new Prefix(family, first, bits)));
    }

    private static Optional<Integer> length(Family family, String digits) {
        return Optional.of(digits)
                .filter(text -> LENGTH.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(bits -> bits <= family.bits());
    }

    public Unsigned128 last() {
        return first.fill(family.bits() - length);
    }

    @Override
    public String toString() {
        return AddressText.write(family, first) + "/" + length;
    }
}
