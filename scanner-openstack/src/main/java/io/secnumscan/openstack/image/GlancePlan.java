package io.secnumscan.openstack.image;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.AccessList;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.RegionPlan;
import java.util.List;

/** Which identity reads which of Glance's types in a region. */
public final class GlancePlan {
    public static final String SERVICE = "image";

    static final String IMAGE = "openstack.image.image";
    static final String MEMBER = "openstack.image.member";
    static final String IMPORT_METHOD = "openstack.image.import-method";
    static final Text ADMIN = new Text(
            "role admin on a project (Glance policy context_is_admin)",
            "rôle admin sur un projet (politique context_is_admin de Glance)");
    static final Text ANY = new Text("any role", "un rôle quelconque");

    private GlancePlan() {}

    /** The types that it plans, in their order. */
    public static List<String> types() {
        return List.of(IMAGE, MEMBER, IMPORT_METHOD);
    }

    public static RegionPlan of(List<Identity> identities, String region, TypeCatalog types) {
        return read(AccessList.open(identities, SERVICE, region, Glance::open), region, types);
    }

    /** The tasks, once it is known who sees what. */
    static RegionPlan read(AccessList glances, String region, TypeCatalog types) {
        RegionPlan plan = new RegionPlan();
        if (glances.closed().isPresent()) {
            return plan.settle(types(), glances.closed().get());
        }
        glances.all().forEach(glance -> plan.view(glance.identity(), glance.view()));
        plan.add(Reading.tasks(glances.sights(), region,
                reading -> new ImageCollector(glances.of(reading), reading, TypedItem.of(types, IMAGE))));
        plan.add(Reading.tasks(glances.sights(), region,
                reading -> new MemberCollector(glances.of(reading), reading)));
        plan.add(Reading.tasks(glances.sights(glance -> new View.Cloud()), region,
                reading -> new ImportMethodCollector(glances.of(reading), reading)));
        return plan;
    }
}
