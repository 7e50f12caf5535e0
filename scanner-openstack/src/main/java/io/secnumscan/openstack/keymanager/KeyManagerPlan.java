package io.secnumscan.openstack.keymanager;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.List;

/**
 * Barbican's types. Rules ask for them and nothing reads them yet: where there is a Barbican the snapshot has to say so, and
 * where there is none that is an answer.
 */
public final class KeyManagerPlan {
    public static final String SERVICE = "key-manager";
    private static final String ACL = "openstack.key-manager.acl";

    private KeyManagerPlan() {}

    /** The types that it settles. */
    public static List<String> types() {
        return List.of(ACL);
    }

    /** What is said of a region that has a Barbican. */
    public static RegionPlan unread() {
        return new RegionPlan()
                .settle(
                        types(),
                        Coverage.unavailable(
                                Cause.NOT_COLLECTED, "this version does not read Barbican's access lists"));
    }
}
