package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AssignmentsTest {
    private final FakeSnapshot snapshot = new FakeSnapshot();

    private void group(String group, int members, int grants) {
        for (int i = 0; i < grants; i++) {
            snapshot.with(
                    Assignments.TYPE, group + "a" + i,
                    "{'role': {'id': 'r" + i + "'}, 'group': {'id': '" + group
                            + "'}, 'scope': {'project': {'id': 'p'}}}");
        }
        for (int i = 0; i < members; i++) {
            snapshot.with(
                    Assignments.MEMBERSHIP, group + "/u" + i,
                    "{'group_id': '" + group + "', 'user': {'id': 'u" + i + "'}}");
        }
    }

    @Test
    void whatGroupsBringTheirMembersIsReadInPartsToo() {
        group("g1", 4, 3);
        group("g2", 2, 1);

        assertEquals(1 + (4 * 3 + 2) / 2, Assignments.read(snapshot, FakeSnapshot.CLOUD).parts(2));
    }

    @Test
    void membersOfGroupsThatHoldNothingMakeNoParts() {
        group("g1", 1, 1);
        group("g2", 20, 0);

        assertEquals(1, Assignments.read(snapshot, FakeSnapshot.CLOUD).parts(2));
    }
}
