package io.secnumscan.k8s.config;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the entries of a kubeconfig stand in it: what the Kubernetes client parses has no positions. */
record Places(Path file, Map<String, String> byEntry) {
    static Places of(Path file, String text) {
        Map<String, String> places = new HashMap<>();
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            for (String kind : new String[]{"context", "cluster", "user"}) {
                value(root, kind + "s").ifPresent(list -> add(file, kind, list, places));
            }
        } catch (YAMLException e) {
            // The client has read it, so it is of use without places.
        }
        return new Places(file, places);
    }

    /** {@code config:12:3}; the file alone where the entry's place is not known. */
    String of(String kind, String name) {
        return byEntry.getOrDefault(kind + "/" + name, file.toString());
    }

    private static void add(Path file, String kind, Node list, Map<String, String> places) {
        if (!(list instanceof SequenceNode sequence)) {
            return;
        }
        for (Node element : sequence.getValue()) {
            String at = file + ":" + (element.getStartMark().getLine() + 1) + ":"
                    + (element.getStartMark().getColumn() + 1);
            if (value(element, "name").orElse(null) instanceof ScalarNode name) {
                places.putIfAbsent(kind + "/" + name.getValue(), at);
            }
        }
    }

    private static Optional<Node> value(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
