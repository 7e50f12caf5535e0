package io.secnumscan.cli;

import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be looked up of rules and requirements: less than a judgement goes by, and read in less time. */
record Catalogue(RuleFiles rules, Library library) {
    /**
     * Reads the files of rules and requirements; types and functions, which rules are compiled with, it leaves alone.
     *
     * @param own folders of one's own rules
     * @throws BadInputException that shows every problem with its file, line and column
     */
    static Catalogue load(List<Path> own, List<Platform> platforms) {
        List<Path> roots = Rulebook.roots(own);
        Problems problems = new Problems();
        Parameters parameters = Parameters.load(roots, problems);
        problems.throwIfAny();
        return read(roots, own, names(parameters, platforms), parameters, problems);
    }

    /** @param vocabulary what the rules may speak of, as far as the reader needs it */
    static Catalogue read(
            List<Path> roots, List<Path> own, Vocabulary vocabulary, Parameters parameters, Problems problems) {
        RuleFiles rules = RuleFiles.read(roots, vocabulary, problems);
        problems.throwIfAny();
        Library library = Library.load(
                roots.getFirst(), own, Library.SECNUMCLOUD, RuleIds.of(rules), parameters, problems)
                .orElseThrow(() -> new BadInputException(problems.text()));
        problems.throwIfAny();
        return new Catalogue(rules, library);
    }

    /** Enough to read rules by: which platforms there are. */
    private static Vocabulary names(Parameters parameters, List<Platform> platforms) {
        SortedMap<String, List<FunctionLibrary>> functions = new TreeMap<>();
        platforms.forEach(platform -> functions.put(platform.name(), List.of()));
        return new Vocabulary(new TypeCatalog(new TreeMap<>()), parameters.types(), functions);
    }
}
