package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the expressions and messages of one rule: parsed and type-checked by cel-java with our macros, validated, made into steps.
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
    private final RuntimeScope runtime;
    private final Map<String, CompiledExpression> placeholders = new HashMap<>();

    /** @param libraries the platforms' functions; what is of no platform ({@link BaseFunctions}) is always there */
    public ExpressionCompiler(RuleScope scope, List<FunctionLibrary> libraries, Problems problems) {
        this.problems = problems;
        List<FunctionLibrary> all = new ArrayList<>(libraries);
        all.add(new BaseFunctions());
        functions = new Functions(all);
        compiler = Checker.create(scope, types, functions);
        words = new CheckerWords(types, Checker.names(scope, functions));
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
                case TemplateText.Code(String code, int start) -> parts.add(placeholder(source, start, code));
                case TemplateText.Unclosed(int start) ->
                        problems.add(source.position(start), "this brace is never closed",
                                "{{ for a brace that is meant as text");
            }
        }
        return new CompiledTemplate(parts);
    }

    /** A message has the same placeholders in both languages: each is compiled once, unless something is wrong with it. */
    private CompiledExpression placeholder(YamlScalar source, int start, String code) {
        CompiledExpression known = placeholders.get(code);
        if (known != null) {
            return known;
        }
        CompiledExpression compiled = compile(source, start, code, new Result.Any());
        if (compiled.step().isPresent()) {
            placeholders.put(code, compiled);
        }
        return compiled;
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
            if (wanted instanceof Result.Items) {
                reads.whole(tree.getResultType(), types);
            }
        });
        Optional<FieldType> type = checked.flatMap(tree -> types.declared(tree.getResultType()));
        if (checked.isEmpty() || complaints.any()) {
            return new CompiledExpression(text, Optional.empty(), 0, runtime, wanted, type, reads.reads());
        }
        StepBuilder builder = new StepBuilder(checked.get(), functions);
        Step step = builder.build();
        return new CompiledExpression(
                text, Optional.of(step), builder.variables(), runtime, wanted, type, reads.reads());
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
