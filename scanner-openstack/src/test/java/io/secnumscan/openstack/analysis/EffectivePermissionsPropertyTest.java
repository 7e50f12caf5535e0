package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random clouds, compared with asking of every user or memberless group, role and target whether some assignment leads there. */
class EffectivePermissionsPropertyTest {
    private static final int RUNS = 400;
    private static final int ROLES = 6;
    private static final int USERS = 5;
    private static final int GROUPS = 3;
    private static final int DOMAINS = 2;
    private static final int PROJECTS = 8;

    private record Assigned(boolean group, int holder, int role, String target, boolean inherited) {}

    /** A cloud of numbers: project n lies in domain n % 2, below parents[n], or at the top when that is -1. */
    private static final class World {
        private final boolean[][] implies = new boolean[ROLES][ROLES];
        private final boolean[][] members = new boolean[GROUPS][USERS];
        private final int[] parents = new int[PROJECTS];
        private final List<Assigned> assigned = new ArrayList<>();

        World(Random random) {
            for (int edge = random.nextInt(7); edge > 0; edge--) {
                implies[random.nextInt(ROLES)][random.nextInt(ROLES)] = true; // circles and self-loops too
            }
            for (boolean[] group : members) {
                for (int user = 0; user < USERS; user++) {
                    group[user] = random.nextInt(3) == 0;
                }
            }
            for (int project = 0; project < PROJECTS; project++) {
                parents[project] = project < DOMAINS || random.nextInt(3) == 0 ? -1 : parentOf(project, random);
            }
            for (int n = random.nextInt(10); n > 0; n--) {
                boolean group = random.nextInt(3) == 0;
                String target = switch (random.nextInt(4)) {
                    case 0 -> "system/all";
                    case 1 -> "domain/d" + random.nextInt(DOMAINS);
                    default -> "project/p" + random.nextInt(PROJECTS);
                };
                boolean inherited = !target.startsWith("system") && random.nextInt(3) == 0;
                assigned.add(new Assigned(
                        group, random.nextInt(group ? GROUPS : USERS), random.nextInt(ROLES), target, inherited));
            }
        }

        private static int parentOf(int project, Random random) {
            int parent = random.nextInt(project);
            return parent % DOMAINS == project % DOMAINS ? parent : parent > 0 ? parent - 1 : -1;
        }

        FakeSnapshot snapshot() {
            FakeSnapshot snapshot = new FakeSnapshot().coveredWholly();
            for (int role = 0; role < ROLES; role++) {
                snapshot.with(Roles.TYPE, "r" + role,
                        "{'id': 'r%d', 'name': 'role-%d', 'domain_id': null}".formatted(role, role));
                snapshot.with(Roles.IMPLIED, "r" + role,
                        "{'prior_role': {'id': 'r%d'}, 'implies': [%s]}".formatted(role, implied(role)));
            }
            for (int project = 0; project < PROJECTS; project++) {
                String parent = parents[project] < 0 ? "d" + project % DOMAINS : "p" + parents[project];
                snapshot.with(
                        Projects.TYPE,
                        "p" + project,
                        "{'id': 'p%d', 'name': 'x', 'domain_id': 'd%d', 'parent_id': '%s', 'tags': []}"
                                .formatted(project, project % DOMAINS, parent));
            }
            for (int group = 0; group < GROUPS; group++) {
                for (int user = 0; user < USERS; user++) {
                    if (members[group][user]) {
                        snapshot.with(
                                Assignments.MEMBERSHIP,
                                "g" + group + "/u" + user,
                                "{'group_id': 'g%d', 'user': {'id': 'u%d'}}".formatted(group, user));
                    }
                }
            }
            for (Assigned one : assigned) {
                snapshot.with(Assignments.TYPE, one.toString(), json(one));
            }
            return snapshot;
        }

        private String implied(int role) {
            List<String> implied = new ArrayList<>();
            for (int other = 0; other < ROLES; other++) {
                if (implies[role][other]) {
                    implied.add("{'id': 'r" + other + "'}");
                }
            }
            return String.join(", ", implied);
        }

        private static String json(Assigned one) {
            String kind = one.target().substring(0, one.target().indexOf('/'));
            String id = one.target().substring(kind.length() + 1);
            String scope = kind.equals("system") ? "'system': {'all': true}" : "'%s': {'id': '%s'}".formatted(kind, id);
            return "{'role': {'id': 'r%d'}, '%s': {'id': '%s%d'}, 'scope': {%s%s}}"
                    .formatted(
                            one.role(),
                            one.group() ? "group" : "user",
                            one.group() ? "g" : "u",
                            one.holder(),
                            scope,
                            one.inherited() ? ", 'OS-INHERIT:inherited_to': 'projects'" : "");
        }

        SortedSet<String> permissions() {
            SortedSet<String> permissions = new TreeSet<>();
            for (int user = 0; user < USERS; user++) {
                for (int role = 0; role < ROLES; role++) {
                    for (String target : targets()) {
                        if (holds(false, user, role, target)) {
                            permissions.add("user/u" + user + "/role/r" + role + "/" + target);
                        }
                    }
                }
            }
            for (int group = 0; group < GROUPS; group++) {
                for (int role = 0; role < ROLES; role++) {
                    for (String target : targets()) {
                        if (isEmpty(group) && holds(true, group, role, target)) {
                            permissions.add("group/g" + group + "/role/r" + role + "/" + target);
                        }
                    }
                }
            }
            return permissions;
        }

        private static List<String> targets() {
            List<String> targets = new ArrayList<>(List.of("system/all"));
            for (int domain = 0; domain < DOMAINS; domain++) {
                targets.add("domain/d" + domain);
            }
            for (int project = 0; project < PROJECTS; project++) {
                targets.add("project/p" + project);
            }
            return targets;
        }

        private boolean isEmpty(int group) {
            for (boolean member : members[group]) {
                if (member) {
                    return false;
                }
            }
            return true;
        }

        private boolean isHeldBy(Assigned one, boolean group, int holder) {
            return one.group() && !group ? members[one.holder()][holder]
                    : one.group() == group && one.holder() == holder;
        }

        private boolean holds(boolean group, int holder, int role, String target) {
            return assigned.stream().anyMatch(one -> isHeldBy(one, group, holder)
                    && reaches(one.role(), role, new boolean[ROLES])
                    && (one.inherited() ? isBelow(target, one.target()) : target.equals(one.target())));
        }

        private boolean reaches(int from, int to, boolean[] seen) {
            if (from == to) {
                return true;
            }
            seen[from] = true;
            for (int next = 0; next < ROLES; next++) {
                if (implies[from][next] && !seen[next] && reaches(next, to, seen)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBelow(String target, String ancestor) {
            if (!target.startsWith("project/p")) {
                return false;
            }
            int project = Integer.parseInt(target.substring("project/p".length()));
            if (ancestor.startsWith("domain/")) {
                return ancestor.equals("domain/d" + project % DOMAINS);
            }
            for (int up = parents[project]; up >= 0; up = parents[up]) {
                if (ancestor.equals("project/p" + up)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<Resource> derive(World world, int held) {
        List<Resource> derived = new ArrayList<>();
        new EffectivePermissions(held).derive(world.snapshot(), FakeSnapshot.CLOUD, derived::add, line -> {});
        return derived;
    }

    private static SortedSet<String> ids(List<Resource> resources) {
        SortedSet<String> ids = new TreeSet<>();
        resources.forEach(resource -> ids.add(resource.id()));
        return ids;
    }

    @Test
    void aPermissionIsThereExactlyWhenSomeAssignmentLeadsToIt() {
        Random random = new Random(20261124);
        for (int run = 0; run < RUNS; run++) {
            World world = new World(random);

            assertEquals(world.permissions(), ids(derive(world, 1_000)), world.assigned::toString);
        }
    }

    @Test
    void eachPermissionComesOnceInWhateverPartsTheUsersAreRead() {
        Random random = new Random(7);
        for (int run = 0; run < RUNS; run++) {
            World world = new World(random);
            List<Resource> inParts = derive(world, 1);

            assertEquals(world.permissions(), ids(inParts));
            assertEquals(world.permissions().size(), inParts.size());
        }
    }

    @Test
    void theSameSnapshotGivesTheSameRowsInTheSameOrder() {
        Random random = new Random(11);
        for (int run = 0; run < 50; run++) {
            World world = new World(random);

            assertEquals(derive(world, 3), derive(world, 3));
        }
    }
}
