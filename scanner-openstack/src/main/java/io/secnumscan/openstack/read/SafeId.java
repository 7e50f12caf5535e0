package io.secnumscan.openstack.read;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ids of answers that later stand in the path of an address. */
public final class SafeId {
    private SafeId() {}

    /**
     * The id, for a path once it is percent-encoded.
     *
     * @throws IOException for one that leads elsewhere even then, as the names of folders do, or that no service gives out
     */
    public static String check(String id) throws IOException {
        if (!isSafe(id)) {
            throw new IOException("an element of the list has an id that no address can hold");
        }
        return id;
    }

    /** The id as one segment of a path or one value of a query. */
    public static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static boolean isSafe(String id) {
        return !id.isEmpty()
                && !id.equals(".")
                && !id.equals("..")
                && id.chars().noneMatch(Character::isISOControl);
    }
}
