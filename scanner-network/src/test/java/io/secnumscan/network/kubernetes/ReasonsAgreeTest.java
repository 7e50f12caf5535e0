package io.secnumscan.network.kubernetes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.network.Questions;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Policies that are named for a packet are asked one by one, and say what the sets of all packets say. */
class ReasonsAgreeTest {
    private static final int CLUSTERS = Integer.getInteger("clusters", 200);

    @Test
    void whatIsNamedDecidesAsTheNetworkDoes() {
        int stops = 0;
        for (long seed = 0; seed < CLUSTERS; seed++) {
            List<ObjectNode> objects = RandomCluster.of(new SplittableRandom(seed));
            World world = new World();
            objects.forEach(world::add);
            stops += Questions.ask(
                    KubernetesNetwork.explained(
                            world.snapshot(), World.TARGET, new TreeMap<>(), World.KEEPERS, new PacketSpace()),
                    new SplittableRandom(seed), "seed " + seed + "\n" + objects);
        }
        assertTrue(stops > CLUSTERS, "too few packets were stopped to tell: " + stops);
    }
}
