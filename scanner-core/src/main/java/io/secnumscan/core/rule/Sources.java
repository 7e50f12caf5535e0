package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.ExpressionCompiler;
import io.secnumscan.core.cel.Result;
import io.secnumscan.core.cel.Template;
import io.secnumscan.core.rule.RuleSource.TextSource;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compiles the texts of one rule. */
record Sources(ExpressionCompiler compiler, Problems problems) {
    private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");

    /** A question; {@code true} and {@code false} need no compiler. */
    Expression condition(YamlScalar source) {
        return switch (source.text().strip()) {
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            default -> expression(source, new Result.Bool());
        };
    }

    Expression expression(YamlScalar source, Result wanted) {
        return compiler.compile(source, wanted);
    }

    Template template(YamlScalar source) {
        return compiler.compileTemplate(source);
    }

    Message message(TextSource source) {
        Message message = new Message(template(source.en()), template(source.fr()));
        List<String> onlyEnglish = without(message.en(), message.fr());
        List<String> onlyFrench = without(message.fr(), message.en());
        if (!onlyEnglish.isEmpty() || !onlyFrench.isEmpty()) {
            problems.add(
                    source.fr().at(),
                    "the placeholders of 'en' and 'fr' differ: "
                            + (onlyEnglish.isEmpty() ? "" : "only in English " + braces(onlyEnglish))
                            + (onlyEnglish.isEmpty() || onlyFrench.isEmpty() ? "" : "; ")
                            + (onlyFrench.isEmpty() ? "" : "only in French " + braces(onlyFrench)),
                    "write the same expressions in both languages");
        }
        return message;
    }

    /** Placeholders that the other text has not; words that they quote may be of another language. */
    private static List<String> without(Template some, Template others) {
        List<String> left = new ArrayList<>(placeholders(some));
        placeholders(others).forEach(left::remove);
        return left;
    }

    private static List<String> placeholders(Template template) {
        return template.placeholders().stream()
                .map(placeholder -> QUOTED.matcher(placeholder).replaceAll("'…'"))
                .toList();
    }

    private static String braces(List<String> placeholders) {
        return "{" + String.join("}, {", placeholders) + "}";
    }
}
