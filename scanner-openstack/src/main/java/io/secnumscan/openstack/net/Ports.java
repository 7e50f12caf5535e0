package io.secnumscan.openstack.net;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ports from {@code first} to {@code last}, both included. */
public record Ports(int first, int last) {
    public static final Ports ALL = new Ports(1, 65535);
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?");

    public Ports {
        if (first < 0 || last > 65535 || first > last) {
            throw new IllegalArgumentException(first + "-" + last + " are no ports");
        }
    }

    /** Reads {@code 22} or {@code 5900-5999}; empty when the text is neither. */
    public static Optional<Ports> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        int dash = text.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        int last = Integer.parseInt(text.substring(dash + 1));
        return last <= 65535 && first <= last ? Optional.of(new Ports(first, last)) : Optional.empty();
    }

    boolean meets(Ports other) {
        return first <= other.last && other.first <= last;
    }

    boolean contains(long port) {
        return port >= first && port <= last;
    }

    /** As it is parsed: {@code 22}, {@code 5900-5999}. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
