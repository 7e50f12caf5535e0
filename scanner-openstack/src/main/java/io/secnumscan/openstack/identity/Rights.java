package io.secnumscan.openstack.identity;

import io.secnumscan.core.text.Text;

/** Which right would have shown what was not seen, in the words of {@code openstack role add}. */
final class Rights {
    static final Text OWNED = new Text(
            "role reader on the system (openstack role add --system all --user … reader);"
                    + " reader on a domain shows that domain's",
            "rôle reader sur le système (openstack role add --system all --user … reader) ;"
                    + " reader sur un domaine ne montre que celui-ci");
    static final Text WHOLE = new Text(
            "role reader on the system (openstack role add --system all --user … reader)",
            "rôle reader sur le système (openstack role add --system all --user … reader)");

    static final Text ANY = new Text("any role", "un rôle quelconque");

    /** What collectors that have another way then ask. */
    static final Text IF_REFUSED = new Text("if the list is refused", "si la liste est refusée");

    private Rights() {}
}
