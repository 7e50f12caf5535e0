package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleFiles.RuleFile;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Tests rules by their cases: one rule's folder, or a whole tree of them. */
public final class RulesTest {
    /** Beside {@code rule.yaml}. */
    static final String FILE = "cases.yaml";

    private final Vocabulary vocabulary;
    private final SortedMap<String, JsonNode> defaults;
    private final Path work;

    /**
     * What a test came to.
     *
     * @param rules how many were tested
     * @param cases how many were run
     * @param failures one text for each rule that can't be read, case that doesn't hold and kind of case that is missing, as a
     *     person reads them
     */
    public record Result(int rules, int cases, List<String> failures) {
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * @param defaults values of parameters that cases say nothing of
     * @param work an existing folder for temporary files
     */
    public RulesTest(Vocabulary vocabulary, SortedMap<String, JsonNode> defaults, Path work) {
        this.vocabulary = vocabulary;
        this.defaults = defaults;
        this.work = work;
    }

    /** Tests every rule at or below a folder; a folder without any is a failure. */
    public Result run(Path folder) {
        Problems problems = new Problems();
        RuleFiles files = RuleFiles.read(List.of(folder), vocabulary, problems);
        if (!problems.isEmpty()) {
            return unreadable(files, problems);
        }
        if (files.files().isEmpty()) {
            return new Result(0, 0, List.of(folder + ": no rule.yaml at or below it"));
        }
        var rules = files.compile(file -> true, problems);
        if (!problems.isEmpty()) {
            return unreadable(files, problems);
        }
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (Rule rule : rules.rules()) {
            cases += test(rule, file(files, rule), failures);
        }
        return new Result(rules.rules().size(), cases, failures);
    }

    private int test(Rule rule, Path file, List<String> failures) {
        if (!Files.exists(file)) {
            failures.add(file + ": the rule has no cases");
            return 0;
        }
        Problems problems = new Problems();
        List<Case> cases = CaseReader.read(file, rule, new TreeSet<>(vocabulary.params().keySet()), problems);
        if (!problems.isEmpty()) {
            problems.list().stream().map(problem -> problem.render().en()).forEach(failures::add);
            return 0;
        }
        RuleCases runner = new RuleCases(rule, defaults, work);
        for (Case one : cases) {
            runner.run(one).forEach(wrong -> failures.add(one.at() + ": case '" + one.name() + "': " + wrong));
        }
        new CaseLint(rule, cases).missing().forEach(missing -> failures.add(file + ": " + missing));
        return cases.size();
    }

    private static Result unreadable(RuleFiles files, Problems problems) {
        return new Result(files.files().size(), 0,
                problems.list().stream().map(problem -> problem.render().en()).toList());
    }

    private static Path file(RuleFiles files, Rule rule) {
        return files.files().stream()
                .filter(file -> file.id().equals(rule.id()))
                .map(RuleFile::folder)
                .findFirst()
                .orElseThrow()
                .resolve(FILE);
    }
}
