package io.secnumscan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.network.flow.Networks;
import io.secnumscan.network.flow.TargetNetwork;
import io.secnumscan.network.flow.Zones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the questions about networks are asked of. */
final class NetworkSource {
    @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "folder or archive of a snapshot")
    private List<Path> snapshots = List.of();

    @Option(names = "--perimeter", paramLabel = "FILE", description = "what no API knows: owners, networks, parameters")
    private Optional<Path> perimeter = Optional.empty();

    /** The networks of the targets of the snapshots, in their order; clusters with the cloud that they stand on. */
    List<TargetNetwork> networks(Shell shell) {
        return networks(shell, (network, snapshot) -> network);
    }

    /** The same with what runs their endpoints. */
    List<TargetNetwork> withWorkloads(Shell shell) {
        return networks(shell, TargetNetwork::withWorkloads);
    }

    private List<TargetNetwork> networks(Shell shell, BiFunction<TargetNetwork, SnapshotView, TargetNetwork> also) {
        SortedMap<String, JsonNode> declared = declared(shell);
        List<TargetNetwork> networks = new ArrayList<>();
        try (Opened opened = Opened.of(snapshots.stream().map(shell::resolve).toList())) {
            List<Networks.Part> parts = new ArrayList<>();
            for (SnapshotReader snapshot : opened.readers()) {
                Zones zones = Zones.of(snapshot, declared);
                snapshot.targets().forEach(target -> parts.add(new Networks.Part(snapshot, target, zones)));
            }
            for (TargetNetwork network : Networks.of(parts)) {
                TargetNetwork whole = network;
                for (SnapshotReader snapshot : opened.readers()) {
                    whole = also.apply(whole, snapshot);
                }
                networks.add(whole);
            }
        }
        if (networks.isEmpty()) {
            throw new BadInputException(new Text(
                    "no target of these snapshots has a network that is understood",
                    "aucune cible de ces instantanés n'a de réseau que l'on sache lire"));
        }
        return networks;
    }

    private SortedMap<String, JsonNode> declared(Shell shell) {
        Rulebook rulebook = Rulebook.load(List.of(), Platforms.installed());
        Problems problems = new Problems();
        SortedMap<String, JsonNode> declared = perimeter.map(shell::resolve)
                .map(file -> Perimeter.readNamed(file, rulebook.parameters(), problems))
                .orElseGet(TreeMap::new);
        problems.throwIfAny();
        return declared;
    }
}
