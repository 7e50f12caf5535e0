package io.secnumscan.k8s.config;

import io.kubernetes.client.util.KubeConfig;
import io.secnumscan.core.file.LocalFile;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Kubeconfig files read as one, the way kubectl does it: of two entries with the same name the first wins, and so does
 * the first current context. Parsing is the Kubernetes client's; it knows one file only, so merging is ours.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">Merging kubeconfig
 *     files</a>
 */
final class Kubeconfig {
    private static final Text THERE_ARE = new Text("there are", "il y a");

    private final List<Path> files;
    private final SequencedMap<String, Entry> contexts = new LinkedHashMap<>();
    private final SequencedMap<String, Entry> clusters = new LinkedHashMap<>();
    private final SequencedMap<String, Entry> users = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();

    private Kubeconfig(List<Path> files) {
        this.files = List.copyOf(files);
    }

    static Kubeconfig read(List<Path> files) throws TargetException {
        Kubeconfig merged = new Kubeconfig(files);
        for (Path file : files) {
            merged.add(file, text(file));
        }
        return merged;
    }

    /** What a context names, found. {@code user} is empty for a cluster that is asked without credentials. */
    record Found(Entry context, Entry cluster, Optional<Entry> user) {}

    /** The context of that name, or the current one. */
    Found context(Optional<String> name) throws TargetException {
        String wanted = name.or(() -> current)
                .orElseThrow(() -> new TargetException(new Text(
                        "there is no current context; give --kube-context NAME, one of " + names(contexts).en(),
                        "il n'y a pas de contexte courant ; donner --kube-context NOM, parmi " + names(contexts).fr())
                        .at(shown())));
        Entry context = contexts.get(wanted);
        if (context == null) {
            throw new TargetException(new Text(
                    "there is no context '" + wanted + "'", "il n'y a pas de contexte « " + wanted + " »")
                    .then(names(contexts).at(THERE_ARE))
                    .at(shown()));
        }
        Entry cluster = named(context, "cluster", clusters)
                .orElseThrow(
                        () -> context.problem(
                                new Text("it names no cluster", "il ne nomme aucun cluster"),
                                new Text("add 'cluster: NAME', one of ", "ajouter « cluster: NOM », parmi ")
                                        .and(names(clusters))));
        return new Found(context, cluster, named(context, "user", users));
    }

    private Optional<Entry> named(Entry context, String key, Map<String, Entry> among) throws TargetException {
        Optional<String> name = context.text(key);
        if (name.isPresent() && !among.containsKey(name.get())) {
            throw context.problem(
                    new Text("it names the " + key + " '" + name.get() + "', which is not in " + shown(),
                            "son « " + key + " » est « " + name.get() + " », qui n'est pas dans " + shown()),
                    names(among).at(THERE_ARE));
        }
        return name.map(among::get);
    }

    private void add(Path file, String text) throws TargetException {
        if (text.isBlank()) {
            return;
        }
        KubeConfig parsed = parse(file, text);
        current = current.or(() -> Optional.ofNullable(parsed.getCurrentContext()).filter(name -> !name.isEmpty()));
        Places places = Places.of(file, text);
        addAll(places, "context", parsed.getContexts(), contexts);
        addAll(places, "cluster", parsed.getClusters(), clusters);
        addAll(places, "user", parsed.getUsers(), users);
    }

    private static void addAll(Places places, String kind, @Nullable List<Object> list, Map<String, Entry> into)
            throws TargetException {
        if (list == null) {
            return;
        }
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
                throw new TargetException(new Text(
                        "a " + kind + " without a name; each one is {name: …, " + kind + ": {…}}",
                        "un élément de « " + kind + "s » sans nom ; chacun s'écrit {name: …, " + kind + ": {…}}")
                        .at(places.file().toString()));
            }
            into.putIfAbsent(name, new Entry(kind, name, places.file(), places.of(kind, name), values(map.get(kind))));
        }
    }

    private static Map<String, Object> values(@Nullable Object of) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (of instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    values.put(String.valueOf(key), value);
                }
            });
        }
        return values;
    }

    /** The parser's own messages quote the file, and with it whatever secret stands there: only the place is told. */
    private static KubeConfig parse(Path file, String text) throws TargetException {
        try {
            return KubeConfig.loadKubeConfig(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String at = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new TargetException(new Text(
                    "this is no YAML that can be read; a kubeconfig is what 'kubectl config view --raw' shows",
                    "ce n'est pas du YAML lisible ; un kubeconfig est ce que montre « kubectl config view --raw »")
                    .at(file + at));
        } catch (RuntimeException e) {
            throw new TargetException(new Text(
                    "this is no kubeconfig; it should have the lists clusters, contexts and users",
                    "ce n'est pas un kubeconfig ; il devrait avoir les listes clusters, contexts et users")
                    .at(file.toString()));
        }
    }

    private static String text(Path file) throws TargetException {
        try {
            return new String(LocalFile.read(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new TargetException(new Text(
                    "no such file; --kubeconfig (or KUBECONFIG) names it",
                    "fichier introuvable ; --kubeconfig (ou KUBECONFIG) le nomme").at(file.toString()));
        } catch (LocalFile.Refused e) {
            Text kubeconfig = new Text("this kubeconfig ", "ce kubeconfig ");
            throw new TargetException(kubeconfig.and(e.why()).then(e.wayOut()).at(file.toString()));
        } catch (IOException e) {
            throw new TargetException(new Text(
                    "this kubeconfig can't be read; check its permissions",
                    "ce kubeconfig ne peut pas être lu ; vérifier ses droits").at(file.toString()));
        }
    }

    private String shown() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static Text names(Map<String, Entry> entries) {
        return entries.isEmpty()
                ? new Text("none", "aucun")
                : Text.verbatim(String.join(", ", new ArrayList<>(new TreeSet<>(entries.keySet()))));
    }
}
