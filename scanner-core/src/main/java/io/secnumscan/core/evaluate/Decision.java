package io.secnumscan.core.evaluate;

import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Wording;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.rule.Conditions;
import io.secnumscan.core.rule.Message;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One rule's verdict on one resource, or one item of it: its questions, asked in their order until one decides. A question
 * that something unread leaves open is answered by not-assessable, never by a guess.
 */
final class Decision {
    private static final Text DOES_NOT_APPLY =
            new Text("the rule does not concern this resource", "la règle ne concerne pas cette ressource");
    private static final Text NO_JUDGEMENT =
            new Text("what is known does not allow a judgement", "ce qui est connu ne permet pas de juger");

    private final RuleContext context;
    private final Rule rule;
    private final Conditions conditions;
    private final Resource subject;
    private final SubjectJoins joins;
    private final String item;
    private final Optional<Text> doubt;

    /** @param doubt why the subject cannot pass here, whatever its attributes say */
    Decision(RuleContext context, Resource subject, SubjectJoins joins, String item, Optional<Text> doubt) {
        this.context = context;
        this.rule = context.rule();
        this.conditions = rule.conditions();
        this.subject = subject;
        this.joins = joins;
        this.item = item;
        this.doubt = doubt;
    }

    private sealed interface Answer {
        record Yes() implements Answer {}

        record No() implements Answer {}

        record Open(Text why) implements Answer {}
    }

    Judgement decide() {
        return switch (ask(conditions.when())) {
            case Answer.No() -> plain(Verdict.NOT_APPLICABLE, DOES_NOT_APPLY);
            case Answer.Open(Text why) -> plain(Verdict.NOT_ASSESSABLE, why);
            case Answer.Yes() -> absent().orElseGet(this::assess);
        };
    }

    /** The declared answer to an absent type, for a subject that is no resource and is judged by what it is joined with. */
    private Optional<Judgement> absent() {
        if (rule.absent().isEmpty() || rule.subject() instanceof Subject.Resources) {
            return Optional.empty();
        }
        Verdict verdict = rule.absent().get();
        return rule.related().stream()
                .filter(set -> !set.linked())
                .map(RelatedSet::type)
                .filter(type -> context.joins().completeness(context.joins().target(), type).absent())
                .findFirst()
                .map(type -> verdict == Verdict.FAIL
                        ? judged(Verdict.FAIL, render(rule.texts().message()))
                        : plain(verdict, Reasons.absent(type.name(), "")));
    }

    private Judgement assess() {
        return switch (ask(conditions.assessable())) {
            case Answer.No() -> plain(
                    Verdict.NOT_ASSESSABLE, rule.texts().reason().map(this::render).orElse(NO_JUDGEMENT));
            case Answer.Open(Text why) -> plain(Verdict.NOT_ASSESSABLE, why);
            case Answer.Yes() -> require();
        };
    }

    private Judgement require() {
        return switch (ask(conditions.require())) {
            case Answer.No() -> judged(Verdict.FAIL, render(rule.texts().message()));
            case Answer.Open(Text why) -> plain(Verdict.NOT_ASSESSABLE, why);
            case Answer.Yes() -> doubt.map(why -> plain(Verdict.NOT_ASSESSABLE, why)).orElseGet(this::held);
        };
    }

    private Judgement held() {
        return switch (ask(conditions.review())) {
            case Answer.No() -> plain(Verdict.PASS, rule.texts().title());
            case Answer.Open(Text why) -> plain(Verdict.NOT_ASSESSABLE, why);
            case Answer.Yes() -> judged(
                    Verdict.REVIEW, rule.texts().look().map(this::render).orElse(rule.texts().title()));
        };
    }

    private Answer ask(Expression question) {
        return switch (question.evaluate(joins.bindings(question))) {
            case Outcome.Value(Boolean yes) -> yes ? new Answer.Yes() : new Answer.No();
            case Outcome.Value(Object other) -> throw new RuleBroken(question.source() + " is no bool but " + other);
            case Outcome.OpenList open -> throw new RuleBroken(question.source() + " is no bool but a list");
            case Outcome.Unknown(List<String> names) ->
                    new Answer.Open(context.unknowns().explain(names, joins.gaps()));
            case Outcome.Broken(String message) -> throw new RuleBroken(message);
        };
    }

    private Text render(Message message) {
        return message.render(joins.bindings(Bindings.Trace.NONE));
    }

    private Judgement plain(Verdict verdict, Text message) {
        int rank = Ranks.of(subject.type(), subject.attributes()).orElse(Ranks.RUNNING);
        return Judgement.plain(item, verdict, message, rank);
    }

    /** A verdict for a person to act upon: with what it rests on, and how to mend it. */
    private Judgement judged(Verdict verdict, Text message) {
        EvidenceTrace trace = new EvidenceTrace();
        Bindings bindings = joins.bindings(trace);
        List.of(conditions.when(), conditions.assessable(), conditions.require())
                .forEach(asked -> asked.evaluate(bindings));
        if (verdict == Verdict.REVIEW) {
            conditions.review().evaluate(bindings);
        }
        int rank = Ranks.of(subject.type(), subject.attributes()).or(trace::rank).orElse(Ranks.RUNNING);
        return new Judgement(item, verdict, message, trace.evidence(subject, context.calls()), rank, remediation());
    }

    private Text remediation() {
        Text text = render(rule.texts().remediation());
        return rule.texts().terraform()
                .map(template -> template.render(joins.bindings(Bindings.Trace.NONE), Wording.CODE))
                .map(terraform -> new Text(text.en() + "\nTerraform:\n" + terraform,
                        text.fr() + "\nTerraform :\n" + terraform))
                .orElse(text);
    }
}
