package io.secnumscan.core.net;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Addresses as texts: dotted IPv4 and the forms of RFC 4291 section 2.2, with an IPv4 tail too; written back in the form of
 * RFC 5952 but for that tail, which is written in hexadecimal.
 */
public final class AddressText {
    private static final int GROUPS = 8;
    private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private AddressText() {}

    public static Optional<Unsigned128> parse(Family family, String text) {
        return switch (family) {
            case V4 -> parseV4(text).map(number -> new Unsigned128(0, number));
            case V6 -> parseV6(text);
        };
    }

    /** Four decimal numbers; a leading zero is refused, since some programs take it for octal. */
    private static Optional<Long> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : parts) {
            if (!PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(number);
    }

    private static Optional<Unsigned128> parseV6(String text) {
        int tail = text.lastIndexOf(':') + 1;
        if (tail > 0 && text.indexOf('.', tail) >= 0) {
            return parseV4(text.substring(tail)).flatMap(v4 -> parseGroups(
                    text.substring(0, tail) + Long.toHexString(v4 >>> 16) + ":" + Long.toHexString(v4 & 0xffff)));
        }
        return parseGroups(text);
    }

    private static Optional<Unsigned128> parseGroups(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        String[] before = split(gap < 0 ? text : text.substring(0, gap));
        String[] after = gap < 0 ? new String[0] : split(text.substring(gap + 2));
        int given = before.length + after.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return Optional.empty();
        }
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            int fromEnd = i - (GROUPS - after.length);
            String group = i < before.length ? before[i] : fromEnd >= 0 ? after[fromEnd] : "0";
            OptionalInt value = group(group);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            halves[i / 4] = halves[i / 4] << 16 | value.getAsInt();
        }
        return Optional.of(new Unsigned128(halves[0], halves[1]));
    }

    private static String[] split(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":", -1);
    }

    private static OptionalInt group(String hex) {
        return GROUP.matcher(hex).matches() ? OptionalInt.of(Integer.parseInt(hex, 16)) : OptionalInt.empty();
    }

    public static String write(Family family, Unsigned128 address) {
        return switch (family) {
            case V4 -> writeV4(address.low());
            case V6 -> writeV6(address);
        };
    }

    private static String writeV4(long number) {
        return (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255);
    }

    private static String writeV6(Unsigned128 address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) (half >>> 48 - 16 * (i % 4) & 0xffff);
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > gapLength) {
                gap = i;
                gapLength = zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
