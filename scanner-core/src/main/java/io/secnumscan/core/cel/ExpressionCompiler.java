package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the expressions and messages of one rule: parsed and type-checked by cel-java with our macros, validated, planned.
 *
 * <p>Everything wrong is noted as a problem at its line and column; what is then returned must not be evaluated ({@link
 * Problems#throwIfAny()}). Not thread-safe; what it makes is.
 */
public final class ExpressionCompiler {
    private final Problems problems;
    private final ScopeTypes types = new ScopeTypes();
    private final Functions functions;
    private final CelCompiler compiler;
    private final CheckerWords words;
    private final Planner planner;
    private final RuntimeScope runtime;

    /** @param libraries the platforms' functions; what is of no platform ({@link BaseFunctions}) is always there */
    public ExpressionCompiler(RuleScope scope, List<FunctionLibrary> libraries, Problems problems) {
        this.problems = problems;
        List<FunctionLibrary> all = new ArrayList<>(libraries);
        all.add(new BaseFunctions());
        functions = new Functions(all);
        compiler = Checker.create(scope, types, functions);
        words = new CheckerWords(types, Checker.names(scope, functions));
        planner = new Planner(functions);
        runtime = new RuntimeScope(scope);
    }

    /** Compiles an expression that must give that kind of result. */
    public Expression compile(YamlScalar source, Result wanted) {
        return compile(source, 0, source.text(), wanted);
    }

    /**
     * Compiles a message: text with expressions in braces. {@code {{}} is a brace; quotes and braces inside an expression are
     * respected.
     */
    public Template compileTemplate(YamlScalar source) {
        List<Object> parts = new ArrayList<>();
        for (TemplateText.Part part : TemplateText.split(source.text())) {
            switch (part) {
                case TemplateText.Text(String text) -> parts.add(text);
                case TemplateText.Code(String code, int start) ->
                        parts.add(compile(source, start, code, new Result.Any()));
                case TemplateText.Unclosed(int start) ->
                        problems.add(source.position(start), "this brace is never closed",
                                "{{ for a brace that is meant as text");
            }
        }
        return new CompiledTemplate(parts);
    }

    private CompiledExpression compile(YamlScalar source, int start, String text, Result wanted) {
        Complaints complaints = new Complaints(problems, source, start, text);
        ReadsNoted reads = new ReadsNoted();
        Optional<CelAbstractSyntaxTree> checked = check(text, complaints);
        checked.ifPresent(tree -> {
            Fact fact = new Validator(tree, types, functions, complaints, reads).validate();
            if (!complaints.any()) {
                new ResultCheck(types, complaints, tree).check(fact, wanted);
            }
            if (tree.getResultType() instanceof CelType type && wanted instanceof Result.Items) {
                reads.whole(type, types);
            }
        });
        Optional<FieldType> type = checked.flatMap(tree -> types.declared(tree.getResultType()));
        if (checked.isEmpty() || complaints.any()) {
            return new CompiledExpression(text, Optional.empty(), runtime, wanted, type, reads.reads());
        }
        try {
            return new CompiledExpression(
                    text, Optional.of(planner.plan(checked.get())), runtime, wanted, type, reads.reads());
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("can't be planned though it was checked: " + text, e);
        }
    }

    private Optional<CelAbstractSyntaxTree> check(String text, Complaints complaints) {
        if (text.isBlank()) {
            complaints.add("an expression is missing", "true, for a condition that always holds");
            return Optional.empty();
        }
        CelValidationResult result = compiler.compile(text);
        for (CelIssue issue : result.getErrors()) {
            complaints.add(issue, words);
        }
        try {
            return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
        } catch (CelValidationException e) {
            throw new IllegalStateException("an error that is none: " + text, e);
        }
    }
}
