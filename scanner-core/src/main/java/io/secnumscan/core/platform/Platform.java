package io.secnumscan.core.platform;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;

/** A platform that can be scanned. Implementations are stateless, public and have a no-argument constructor. */
public interface Platform {
    /** {@code openstack}, {@code kubernetes}: the name of its folder of types and rules and the prefix of its types. */
    String name();

    /**
     * Looks for mistakes that are known before any request: files that are not there or are none, names that are not in
     * them. Sends and starts nothing.
     *
     * @throws TargetException as {@link #open} would, with the same message
     */
    default void check(TargetSpec spec) throws TargetException {}

    /**
     * What the files of a target call it, where its operator gave it no name: the current context of a kubeconfig. Sends and
     * starts nothing; empty where they say nothing, or can't be read.
     */
    default Optional<String> knownName(TargetSpec spec) {
        return Optional.empty();
    }

    /**
     * Authenticates and discovers one target.
     *
     * @throws TargetException when the target can't be read at all: no credentials, wrong password, unreachable host,
     *     untrusted certificate; its message names the file or flag at fault and the way out
     */
    TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException;

    /**
     * What an administrator of the platform applies to give rights that were missing.
     *
     * @param coverage of one target: what it did not let be read, and the right that is missing
     * @return lines to copy, with what a person needs beside them; empty where the rights say it themselves
     */
    default List<Text> grants(List<CoverageRecord> coverage) {
        return List.of();
    }

    /**
     * The right that shows the rest of a type of which a part was seen, wholly: one project, one domain, one namespace.
     *
     * @return empty where none is known
     */
    default Optional<Text> wider(CoverageRecord seen) {
        return Optional.empty();
    }

    /** Functions that this platform's rules call: {@code net.sources}, {@code k8s.label}. */
    List<FunctionLibrary> functions();

    /** Derivations from this platform's resources. */
    List<Analysis> analyses();
}
