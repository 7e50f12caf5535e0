package io.secnumscan.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What sets are made of. */
class PartsTest {
    private final Node nothing = new Node(0);
    private final Node end = new Node(1);

    private Partition of(long first, long second) {
        Partition partition = new Partition();
        partition.add(0, first, end);
        partition.add(0, second, nothing);
        return partition;
    }

    @Test
    void rangesAreThoseOfTheNodeThatIsMadeOfThemAndOfNoOther() {
        Node node = of(7, 9).toNode(2, 0);

        assertTrue(of(7, 9).equalTo(node));
        assertFalse(of(6, 9).equalTo(node));
        assertFalse(of(7, 8).equalTo(node));
        assertFalse(new Partition().equalTo(node));
    }

    @Test
    void rangesThatLeadElsewhereAreThoseOfAnotherNode() {
        Partition elsewhere = new Partition();
        elsewhere.add(0, 7, new Node(3));
        elsewhere.add(0, 9, nothing);

        assertFalse(elsewhere.equalTo(of(7, 9).toNode(2, 0)));
    }

    @Test
    void whereThereIsNothingNothingIsTrimmed() {
        Partition none = new Partition();
        none.trim(nothing);

        assertTrue(none.isEmpty());
    }

    @Test
    void labelsAreEqualWhenAllOfThemAre() {
        assertEquals(new Leaf.Labels(1, 2), new Leaf.Labels(1).or(new Leaf.Labels(2)));
        assertNotEquals(new Leaf.Labels(1, 2), new Leaf.Labels(1, 3));
    }
}
