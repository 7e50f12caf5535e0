package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.network.Questions;
import io.secnumscan.network.packet.PacketSpace;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rules that are named for a packet are asked one by one, and say what the sets of all packets say. */
class ReasonsAgreeTest {
    private static final int WORLDS = Integer.getInteger("network.openstack.worlds", 200);

    @Test
    void whatIsNamedDecidesAsTheNetworkDoes() {
        int stops = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = Worlds.of(new SplittableRandom(seed));
            stops += Questions.ask(
                    OpenStackNetwork.explained(Snapshots.of(world), FakeCloud.TARGET, new PacketSpace(), Map.of()),
                    new SplittableRandom(seed), "seed " + seed + "\n" + Snapshots.describe(world));
        }
        assertTrue(stops > WORLDS, "too few packets were stopped to tell: " + stops);
    }
}
