package io.secnumscan.k8s.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the logins of a target, in kubectl's order: the files that were named, else those of {@code KUBECONFIG}, else
 * {@code ~/.kube/config}, else the account of the pod that this runs in.
 */
public final class Logins {
    private final TargetSpec spec;
    private final InstantSource clock;
    private final Path podSecrets;

    /** @param podSecrets where a pod finds its own account: {@link InCluster#SECRETS} */
    Logins(TargetSpec spec, InstantSource clock, Path podSecrets) {
        this.spec = spec;
        this.clock = clock;
        this.podSecrets = podSecrets;
    }

    /**
     * One login for each identity of the target, in their order; the current context when it names none.
     *
     * @throws TargetException when something that is named is not there or not usable; the message names file and entry
     */
    public static List<Login> of(TargetSpec spec, InstantSource clock) throws TargetException {
        return new Logins(spec, clock, InCluster.SECRETS).find();
    }

    /**
     * Finds the files and contexts only: whoever proves who it is by a program or a renewed token is not asked.
     *
     * @throws TargetException when a file or context that is named is not there or none
     */
    public static void check(TargetSpec spec) throws TargetException {
        List<Path> files = files(spec);
        if (!files.isEmpty()) {
            contexts(spec, files);
        } else if (spec.environment().getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()) {
            throw nothing(spec);
        }
    }

    /** The name of the first context of a target; empty where it has none, or {@link #check} finds a mistake. */
    public static Optional<String> context(TargetSpec spec) {
        try {
            List<Path> files = files(spec);
            return files.isEmpty() ? Optional.empty()
                    : Optional.of(contexts(spec, files).getFirst().context().name());
        } catch (TargetException _) {
            return Optional.empty();
        }
    }

    List<Login> find() throws TargetException {
        List<Path> files = files(spec);
        if (files.isEmpty()) {
            return List.of(new InCluster(spec, clock, podSecrets).login().orElseThrow(() -> nothing(spec)));
        }
        List<Login> logins = new ArrayList<>();
        for (Kubeconfig.Found context : contexts(spec, files)) {
            logins.add(new ContextLogin(context, spec.environment(), clock).login());
        }
        return logins;
    }

    private static List<Kubeconfig.Found> contexts(TargetSpec spec, List<Path> files) throws TargetException {
        Kubeconfig config = Kubeconfig.read(files);
        List<Optional<String>> wanted = spec.identities().isEmpty()
                ? List.of(Optional.empty())
                : spec.identities().stream().map(Optional::of).toList();
        List<Kubeconfig.Found> contexts = new ArrayList<>();
        for (Optional<String> context : wanted) {
            contexts.add(config.context(context));
        }
        return contexts;
    }

    private static List<Path> files(TargetSpec spec) throws TargetException {
        if (!spec.files().isEmpty()) {
            return spec.files().stream().map(Path::of).toList();
        }
        String listed = spec.environment().getOrDefault("KUBECONFIG", "");
        if (!listed.isEmpty()) {
            return listed(listed);
        }
        return home(spec).filter(Files::exists).stream().toList();
    }

    /** Files of the list that don't exist are left out, as kubectl does; that none exists is an error. */
    private static List<Path> listed(String list) throws TargetException {
        List<Path> there = Stream.of(list.split(File.pathSeparator))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        if (there.isEmpty()) {
            throw new TargetException(new Text(
                    "KUBECONFIG names " + list + ", and no such file exists; correct it or unset it",
                    "KUBECONFIG nomme " + list + ", et ce fichier n'existe pas ; la corriger ou la retirer"));
        }
        return there;
    }

    private static Optional<Path> home(TargetSpec spec) {
        return Optional.ofNullable(spec.environment().get("HOME")).map(home -> Path.of(home, ".kube", "config"));
    }

    private static TargetException nothing(TargetSpec spec) {
        Text home = home(spec)
                .map(path -> new Text(path + " does not exist", path + " n'existe pas"))
                .orElse(new Text("there is no HOME to look in", "il n'y a pas de HOME où chercher"));
        return new TargetException(new Text(
                "no kubeconfig: none is named, KUBECONFIG is not set, " + home.en()
                        + ", and this is not a pod; give --kubeconfig FILE",
                "pas de kubeconfig : aucun n'est nommé, KUBECONFIG n'est pas définie, " + home.fr()
                        + ", et ceci n'est pas un pod ; donner --kubeconfig FICHIER"));
    }
}
