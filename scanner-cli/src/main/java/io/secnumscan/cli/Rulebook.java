package io.secnumscan.cli;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.digest.TreeDigest;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.ProfileFiles;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Everything that a judgement goes by: the shipped rules folder and one's own, checked against each other.
 *
 * @param digest of the YAML files of all the folders
 */
record Rulebook(
        TypeCatalog types, Parameters parameters, RuleFiles rules, Library library, String digest,
        List<Platform> platforms) {
    /**
     * Reads all files and compiles nothing yet.
     *
     * @param own folders of one's own rules
     * @throws BadInputException that shows every problem with its file, line and column
     */
    static Rulebook load(List<Path> own, List<Platform> platforms) {
        List<Path> roots = roots(own);
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(roots, problems);
        Parameters parameters = Parameters.load(roots, problems);
        problems.throwIfAny();
        Vocabulary vocabulary = new Vocabulary(types, parameters.types(), functions(platforms));
        Catalogue read = Catalogue.read(roots, own, vocabulary, parameters, problems);
        return new Rulebook(types, parameters, read.rules(), read.library(), TreeDigest.of(roots), platforms);
    }

    /** The shipped folder, and those of one's own. */
    static List<Path> roots(List<Path> own) {
        List<Path> roots = new ArrayList<>(List.of(BuiltInRules.root()));
        own.forEach(folder -> roots.add(existing(folder)));
        return List.copyOf(roots);
    }

    /** @throws BadInputException that lists the profiles there are */
    Profile profile(String name) {
        Problems problems = new Problems();
        return ProfileFiles.find(library.profiles(), name, problems)
                .orElseThrow(() -> new BadInputException(problems.text()));
    }

    /** Ids of the rules that a profile asks for. */
    SortedSet<String> ids(Profile profile) {
        return profile.rules(library.referential(), library.map(), RuleIds.of(rules).ids());
    }

    /** Compiles what is needed: compiling is most of what starting takes. */
    RuleSet compile(SortedSet<String> ids, Set<String> platformNames) {
        Problems problems = new Problems();
        RuleSet compiled = rules.compile(
                file -> ids.contains(file.id()) && platformNames.contains(file.platform()), problems);
        problems.throwIfAny();
        return compiled;
    }

    /** What each rule demands, by its id. */
    SortedMap<String, Text> titles() {
        SortedMap<String, Text> titles = new TreeMap<>();
        rules.files().forEach(file -> titles.put(file.id(), file.source().title()));
        return titles;
    }

    SortedMap<String, List<Analysis>> analyses() {
        SortedMap<String, List<Analysis>> analyses = new TreeMap<>();
        platforms.forEach(platform -> analyses.put(platform.name(), platform.analyses()));
        return analyses;
    }

    /** What rules in a folder may speak of: the shipped types and parameters, and those that the folder brings. */
    static Words words(Path folder, List<Platform> platforms) {
        Path shipped = BuiltInRules.root();
        List<Path> roots = isWholeTree(folder) ? List.of(folder) : List.of(shipped, folder);
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(roots, problems);
        Parameters parameters = Parameters.load(roots, problems);
        problems.throwIfAny();
        return new Words(new Vocabulary(types, parameters.types(), functions(platforms)), parameters);
    }

    /** @param parameters the same that the vocabulary has, with their defaults */
    record Words(Vocabulary vocabulary, Parameters parameters) {}

    /** A copy of the shipped tree, such as the source tree's: it declares everything itself. */
    private static boolean isWholeTree(Path folder) {
        return Files.exists(folder.resolve("parameters.yaml")) && Files.isDirectory(folder.resolve("referentials"));
    }

    private static SortedMap<String, List<FunctionLibrary>> functions(List<Platform> platforms) {
        SortedMap<String, List<FunctionLibrary>> functions = new TreeMap<>();
        platforms.forEach(platform -> functions.put(platform.name(), platform.functions()));
        return functions;
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(new Text(
                    "no such folder; name the one that holds your rules and their map.yaml",
                    "ce dossier n'existe pas ; nommer celui de vos règles et de leur map.yaml")
                    .at("--rules " + folder));
        }
        return folder;
    }
}
