package io.secnumscan.k8s.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
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

    List<Login> find() throws TargetException {
        List<Path> files = files();
        if (files.isEmpty()) {
            return List.of(new InCluster(spec, clock, podSecrets).login().orElseThrow(this::nothing));
        }
        Kubeconfig config = Kubeconfig.read(files);
        List<Optional<String>> wanted = spec.identities().isEmpty()
                ? List.of(Optional.empty())
                : spec.identities().stream().map(Optional::of).toList();
        List<Login> logins = new ArrayList<>();
        for (Optional<String> context : wanted) {
            logins.add(new ContextLogin(config.context(context), spec.environment(), clock).login());
        }
        return logins;
    }

    private List<Path> files() throws TargetException {
        if (!spec.files().isEmpty()) {
            return spec.files().stream().map(Path::of).toList();
        }
        String listed = spec.environment().getOrDefault("KUBECONFIG", "");
        if (!listed.isEmpty()) {
            return listed(listed);
        }
        return home().filter(Files::exists).stream().toList();
    }

    /** Files of the list that don't exist are left out, as kubectl does; that none exists is an error. */
    private static List<Path> listed(String list) throws TargetException {
        List<Path> there = Stream.of(list.split(File.pathSeparator))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        if (there.isEmpty()) {
            throw new TargetException("KUBECONFIG names " + list + ", and no such file exists; correct it or unset it");
        }
        return there;
    }

    private Optional<Path> home() {
        return Optional.ofNullable(spec.environment().get("HOME")).map(home -> Path.of(home, ".kube", "config"));
    }

    private TargetException nothing() {
        return new TargetException("no kubeconfig: none is named, KUBECONFIG is not set, "
                + home().map(path -> path + " does not exist").orElse("there is no HOME to look in")
                + ", and this is not a pod; give --kubeconfig FILE");
    }
}
