package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One demand on one subject, compiled.
 *
 * @param id the folder's name; never reused
 * @param aliases names that it had before
 * @param related in an order in which each needs only those before it
 * @param view narrowest view in which it may give a pass
 * @param absent verdict when the type is absent, where the rule says it: the subject's type or, for a subject that is no
 *     resource, that of a related set
 * @param sources guide, edition, section
 */
public record Rule(
        String platform,
        String id,
        List<String> aliases,
        Severity severity,
        Subject subject,
        Optional<Each> each,
        List<RelatedSet> related,
        Breadth view,
        Conditions conditions,
        Optional<Verdict> absent,
        Texts texts,
        List<String> sources) {
    public Rule {
        aliases = List.copyOf(aliases);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
    }

    /** Everything that evaluating it may read. */
    public Reads reads() {
        Reads reads = conditions.reads().and(texts.reads());
        for (RelatedSet set : related) {
            reads = reads.and(set.reads());
        }
        return each.map(Each::reads).map(reads::and).orElse(reads);
    }

    /** Names of the parameters that its verdicts depend on. */
    public SortedSet<String> params() {
        SortedSet<String> names = new TreeSet<>();
        reads().roots().stream().filter(root -> root.startsWith("params."))
                .forEach(root -> names.add(root.substring(7)));
        return names;
    }

    /** Names of the types that it looks at in the target that it judges. */
    public SortedSet<String> types() {
        SortedSet<String> names = new TreeSet<>();
        names.add(subject.name());
        related.stream().filter(set -> !set.linked()).forEach(set -> names.add(set.type().name()));
        return names;
    }
}
