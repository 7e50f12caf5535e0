package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.ExpressionCompiler;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Result;
import io.secnumscan.core.cel.RuleScope;
import io.secnumscan.core.join.JoinTable;
import io.secnumscan.core.rule.RuleFiles.RuleFile;
import io.secnumscan.core.rule.RuleSource.EachSource;
import io.secnumscan.core.rule.RuleSource.EquationSource;
import io.secnumscan.core.rule.RuleSource.RelatedSource;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compiles one rule: its types are looked up, its expressions checked against them. */
final class RuleCompiler {
    private final Vocabulary vocabulary;
    private final RuleFile file;
    private final RuleSource source;
    private final Problems problems;

    RuleCompiler(Vocabulary vocabulary, RuleFile file, Problems problems) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.source = file.source();
        this.problems = problems;
    }

    /** The rule; empty, or not to be used, when a problem was noted. */
    Optional<Rule> compile() {
        SubjectReader types = new SubjectReader(vocabulary, file.platform(), problems);
        Optional<Subject> subject = types.subject(source.subject());
        SortedMap<String, ResourceType> related = new TreeMap<>();
        source.related().forEach(set -> (set.linked() ? types.linked(set.type()) : types.type(set.type()))
                .ifPresent(type -> related.put(set.name().text(), type)));
        if (subject.isEmpty() || related.size() < source.related().size()) {
            return Optional.empty();
        }
        return Optional.of(compile(subject.get(), related));
    }

    private Rule compile(Subject subject, SortedMap<String, ResourceType> related) {
        Optional<Expression> items = source.each().map(each -> items(each, subject, related));
        RuleScope scope = scope(subject, related, items.flatMap(Expression::type).map(RuleCompiler::element));
        Sources sources = new Sources(new ExpressionCompiler(scope, functions(related), problems), problems);
        Optional<Each> each = items
                .map(list -> new Each(list, sources.expression(source.each().orElseThrow().key(), new Result.Key())));
        List<RelatedSet> sets = source.related().stream()
                .flatMap(set -> Optional.ofNullable(related.get(set.name().text()))
                        .map(type -> related(set, type, sources))
                        .stream())
                .toList();
        return new Rule(
                file.platform(),
                file.id(),
                source.aliases().stream().map(YamlScalar::text).toList(),
                source.severity(),
                subject,
                each,
                new RelatedOrder(sets, place(), problems).ordered(),
                source.view(),
                conditions(sources),
                source.absent(),
                texts(sources),
                source.sources());
    }

    /** The list of items is known before its items are, and is read once a subject: it can't hang on joins or items. */
    private Expression items(EachSource each, Subject subject, SortedMap<String, ResourceType> related) {
        ExpressionCompiler compiler =
                new ExpressionCompiler(scope(subject, related, Optional.empty()), functions(related), problems);
        Expression items = compiler.compile(each.item(), new Result.Items());
        if (items.reads().roots().stream().anyMatch(root -> root.startsWith("related."))) {
            problems.add(
                    each.item().at(),
                    "the items of a rule are not taken from a related set",
                    "take them from resource, params or target, or make the related type the subject");
        }
        return items;
    }

    private RuleScope scope(Subject subject, SortedMap<String, ResourceType> related, Optional<FieldType> item) {
        return new RuleScope(subject.type(), related, item, vocabulary.params(), TargetFacts.STRUCT);
    }

    private static FieldType element(FieldType type) {
        return type instanceof FieldType.ListOf(FieldType element) ? element : type;
    }

    private RelatedSet related(RelatedSource set, ResourceType type, Sources sources) {
        List<RelatedSet.Equation> where = new ArrayList<>();
        for (EquationSource equation : set.where()) {
            String name = equation.field().text();
            Field field = type.fields().get(name);
            if (field == null) {
                problems.unknown(equation.field().at(), "field of " + type.name(), name, type.fields().keySet());
            } else if (!JoinTable.joinable(field.type())) {
                problems.add(
                        equation.field().at(),
                        "'" + name + "' is no field to join on",
                        "a join equates bools, integers, texts, or lists of them");
            } else {
                Result wanted = new Result.JoinKeys(element(field.type()));
                where.add(new RelatedSet.Equation(name, sources.expression(equation.values(), wanted)));
            }
        }
        where.sort(Comparator.comparing(RelatedSet.Equation::field));
        return new RelatedSet(set.name().text(), type, set.linked(), where);
    }

    private Conditions conditions(Sources sources) {
        return new Conditions(
                source.when().map(sources::condition).orElse(new Constant(true)),
                source.assessable().map(sources::condition).orElse(new Constant(true)),
                sources.condition(source.require()),
                source.review().map(sources::condition).orElse(new Constant(false)));
    }

    private Texts texts(Sources sources) {
        return new Texts(
                source.title(),
                sources.message(source.message()),
                source.why(),
                sources.message(source.remediation()),
                source.terraform().map(sources::template),
                source.reason().map(sources::message),
                source.look().map(sources::message));
    }

    /** Where a related set stands in the file. */
    private Function<String, Position> place() {
        return name -> source.related().stream()
                .map(RelatedSource::name)
                .filter(one -> one.text().equals(name))
                .findFirst()
                .map(YamlScalar::at)
                .orElseGet(source::at);
    }

    /** Those of the rule's platform, and of each whose resources it joins. */
    private List<FunctionLibrary> functions(SortedMap<String, ResourceType> related) {
        SortedSet<String> platforms = new TreeSet<>();
        related.values().forEach(type -> platforms.add(type.platform()));
        platforms.remove(file.platform());
        List<FunctionLibrary> functions =
                new ArrayList<>(vocabulary.functions().getOrDefault(file.platform(), List.of()));
        platforms.forEach(name -> functions.addAll(vocabulary.functions().getOrDefault(name, List.of())));
        return functions;
    }
}
