package io.secnumscan.openstack.identity;

/** Which right would have shown what was not seen, in the words of {@code openstack role add}. */
final class Rights {
    static final String OWNED = "role reader on the system (openstack role add --system all --user … reader);"
            + " reader on a domain shows that domain's";
    static final String WHOLE = "role reader on the system (openstack role add --system all --user … reader)";

    private Rights() {}
}
