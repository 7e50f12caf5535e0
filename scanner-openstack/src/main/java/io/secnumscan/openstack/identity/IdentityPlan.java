package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.openstack.analysis.Understood;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.net.NameLookup;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.TypedItem;
import io.secnumscan.openstack.view.ListCollector;
import io.secnumscan.openstack.view.Reading;
import io.secnumscan.openstack.view.Sight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which identity reads which of Keystone's types. Keystone serves every region, so that its types have none. */
public final class IdentityPlan {
    private static final String PREFIX = "openstack.identity.";

    private final List<KeystoneView> views;
    private final Map<Identity, UserDirectory> directories = new HashMap<>();
    private final TypeCatalog types;
    private final Set<String> regions;

    /** @param regions ids that the catalogue names, which Keystone's list must hold too */
    public IdentityPlan(List<KeystoneView> views, TypeCatalog types, Set<String> regions) {
        this.views = List.copyOf(views);
        this.types = types;
        this.regions = Set.copyOf(regions);
        this.views.forEach(view -> directories.put(view.identity(), new UserDirectory(view)));
    }

    /** The users that the identity with the widest view lists, for what other services keep user by user. */
    public UserDirectory widestDirectory() {
        return directory(Sight.widest(owned()).getFirst().identity());
    }

    /** The projects that the identity with the widest view lists, for what other services keep project by project. */
    public ProjectDirectory widestProjects() {
        return new ProjectDirectory(directory(Sight.widest(owned()).getFirst().identity()).keystone());
    }

    public List<CollectTask> tasks() {
        List<CollectTask> tasks = new ArrayList<>();
        tasks.addAll(owned("domain", (type, reading) -> new DomainCollector(type, reading, item(type))));
        tasks.addAll(owned("project", (type, reading) -> new ProjectCollector(type, reading,
                understood(Understood::project, item(type)))));
        tasks.addAll(owned("user", this::users));
        tasks.addAll(owned("group", this::groups));
        tasks.addAll(owned("group-membership",
                (type, reading) -> new GroupMembershipCollector(type, reading, groupLists(reading))));
        tasks.addAll(whole("role", (type, reading) -> new RoleCollector(type, reading,
                directory(reading.identity()).keystone().domains(), item(type))));
        tasks.addAll(owned("role-assignment", IdentityPlan::roleAssignments));
        tasks.addAll(whole("implied-role", this::impliedRoles));
        tasks.addAll(whole("service", (type, reading) -> new CatalogueCollector(type, reading, "services",
                CatalogueRows::service, item(type))));
        tasks.addAll(whole("endpoint", this::endpoints));
        tasks.addAll(whole("endpoint-address", (type, reading) -> new EndpointAddressCollector(
                endpoints(PREFIX + "endpoint", reading), NameLookup.ofThisMachine())));
        tasks.addAll(regionTasks());
        tasks.addAll(perUser("application-credential", this::applicationCredentials));
        tasks.addAll(perUser("ec2-credential", this::ec2Credentials));
        tasks.addAll(whole("trust", (type, reading) -> new TrustCollector(type, reading, item(type))));
        tasks.add(tokens());
        return tasks;
    }

    @FunctionalInterface
    private interface Make {
        Collector of(String type, Reading reading);
    }

    private List<CollectTask> owned(String name, Make make) {
        return Reading.tasks(owned(), "", reading -> make.of(PREFIX + name, reading));
    }

    private List<CollectTask> whole(String name, Make make) {
        List<Sight> sights = views.stream().map(KeystoneView::wholeSight).toList();
        return Reading.tasks(sights, "", reading -> make.of(PREFIX + name, reading));
    }

    private CatalogueCollector endpoints(String type, Reading reading) {
        return new CatalogueCollector(type, reading, "endpoints", CatalogueRows::endpoints, item(type));
    }

    private List<Sight> owned() {
        return views.stream().map(KeystoneView::ownedSight).toList();
    }

    private ListCollector impliedRoles(String type, Reading reading) {
        String array = "role_inferences";
        return new ListCollector(
                type,
                reading,
                KeystoneCalls.list(reading.identity(), array, "", array),
                understood(Understood::implication, item(type)),
                new ListCollector.Trust(Set.of(), Doubt.NONE, Rights.WHOLE));
    }

    private PerDomainCollector users(String type, Reading reading) {
        Identity identity = reading.identity();
        boolean federated = identity.config().credential() instanceof Credential.OidcAccessToken;
        Set<String> anchors = reading.view() instanceof View.Unproved || federated
                ? Set.of()
                : Set.of(identity.token().userId());
        PerDomain lists = new PerDomain(directory(identity).keystone(), "users", Optional.empty());
        return new PerDomainCollector(
                type, reading, lists, item(type), isHome(reading) ? anchors : Set.of());
    }

    /** Whether the identity's own user is among those that it lists. */
    private static boolean isHome(Reading reading) {
        return !(reading.view() instanceof View.Domain(String id))
                || id.equals(reading.identity().token().userDomain());
    }

    private PerDomainCollector groups(String type, Reading reading) {
        return new PerDomainCollector(type, reading, groupLists(reading), item(type), Set.of());
    }

    private PerDomain groupLists(Reading reading) {
        UserDirectory directory = directory(reading.identity());
        return new PerDomain(directory.keystone(), "groups", Optional.of(directory));
    }

    /** Never with {@code effective}: that answer hides through which group and which implied role somebody has a role. */
    private static ListCollector roleAssignments(String type, Reading reading) {
        return new ListCollector(
                type,
                reading,
                KeystoneCalls.list(reading.identity(), "role_assignments", "include_names=true", "role_assignments"),
                new RoleAssignmentItem(),
                new ListCollector.Trust(
                        Set.of(), () -> Optional.of("the identity itself holds a role"), Rights.OWNED));
    }

    /** Everyone may list regions, and sees them all. */
    private List<CollectTask> regionTasks() {
        List<Sight> sights = views.stream()
                .map(view -> new Sight(view.identity(), new View.Cloud()))
                .toList();
        return Reading.tasks(sights, "", reading -> new ListCollector(
                PREFIX + "region",
                reading,
                KeystoneCalls.list(reading.identity(), "regions", "", "regions"),
                item(PREFIX + "region"),
                new ListCollector.Trust(regions, Doubt.NONE, Rights.ANY)));
    }

    /** What users may always see of themselves: where no identity is proved to see more, each reads its own user's. */
    private List<CollectTask> perUser(String name, Make make) {
        String type = PREFIX + name;
        boolean proved = owned().stream().anyMatch(sight -> !(sight.view() instanceof View.Unproved));
        if (proved) {
            return owned(name, make);
        }
        List<CollectTask> tasks = new ArrayList<>();
        Set<String> users = new HashSet<>();
        for (Sight sight : owned()) {
            String user = sight.identity().token().userId();
            if (users.add(user)) {
                Reading reading = new Reading(sight, Set.of(), new ConcurrentHashMap<>());
                tasks.add(new CollectTask(
                        make.of(type, reading), "", Scope.of("user", user), sight.identity().name(), sight.view()));
            }
        }
        return tasks;
    }

    private PerUserCollector applicationCredentials(String type, Reading reading) {
        PerUserCollector.Kind kind = new PerUserCollector.Kind(
                "application_credentials", "application_credentials", "application credentials");
        return new PerUserCollector(type, reading, directory(reading.identity()), kind, item(type));
    }

    private Ec2CredentialCollector ec2Credentials(String type, Reading reading) {
        PerUserCollector.Kind kind = new PerUserCollector.Kind("credentials/OS-EC2", "credentials", "EC2 credentials");
        Item item = item(type);
        return new Ec2CredentialCollector(
                reading, new PerUserCollector(type, reading, directory(reading.identity()), kind, item), item);
    }

    /** Nobody has to be asked: the tokens are there. */
    private CollectTask tokens() {
        List<Identity> identities = views.stream().map(KeystoneView::identity).toList();
        return new CollectTask(
                new TokenCollector(identities), "", Scope.ALL, identities.getFirst().name(), new View.Cloud());
    }

    private UserDirectory directory(Identity identity) {
        UserDirectory directory = directories.get(identity);
        if (directory == null) {
            throw new IllegalArgumentException("no identity of this plan: " + identity.name());
        }
        return directory;
    }

    /** An element that the analyses couldn't follow is not of the shape that Keystone promises. */
    private static Item understood(Predicate<JsonNode> understood, Item item) {
        return element -> {
            if (!understood.test(element)) {
                throw new IOException("an element of the list names something by no id");
            }
            return item.of(element);
        };
    }

    private Item item(String type) {
        return TypedItem.of(types, type);
    }
}
