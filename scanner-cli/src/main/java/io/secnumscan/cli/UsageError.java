package io.secnumscan.cli;

import io.secnumscan.core.yaml.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments, in the words of a language; in English mostly the parser's own. */
final class UsageError {
    private UsageError() {}

    static String of(ParameterException problem, Shell shell) {
        String what = shell.say(english(problem), french(problem));
        return what + suggestions(problem, shell) + "\n" + shell.say("See '", "Voir « ") + help(problem)
                + shell.say("'.", " ».");
    }

    private static String help(ParameterException problem) {
        return problem.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    /** What was typed is quoted as it was typed, so that a password behind an option that does not exist is known as one. */
    private static String typed(UnmatchedArgumentException unmatched) {
        return String.join(" ", unmatched.getUnmatched());
    }

    private static String english(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> "unknown: " + typed(unmatched);
            case ParameterException _ when isNoInstant(problem) ->
                    "--clock: '" + problem.getValue() + "' is no time; write it in UTC: 2026-11-24T12:00:00Z";
            default -> String.valueOf(problem.getMessage());
        };
    }

    private static boolean isNoInstant(ParameterException problem) {
        return !(problem instanceof MissingParameterException || problem instanceof OverwrittenOptionException)
                && problem.getArgSpec() instanceof OptionSpec option && option.longestName().equals("--clock");
    }

    private static String french(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> "argument ou option inconnu : " + typed(unmatched);
            case MissingParameterException missing when missing.getMissing().getFirst() instanceof OptionSpec option ->
                    "il manque la valeur de " + option.longestName();
            case MissingParameterException missing ->
                    "il manque : " + missing.getMissing().stream().map(UsageError::name)
                            .collect(Collectors.joining(", "));
            case OverwrittenOptionException twice -> "donnée deux fois : " + name(twice.getOverwritten());
            case ParameterException _ when isNoInstant(problem) -> "--clock : « " + problem.getValue()
                    + " » n'est pas une date et heure ; l'écrire en UTC : 2026-11-24T12:00:00Z";
            default -> problem.getArgSpec() == null
                    ? String.valueOf(problem.getMessage())
                    : "valeur refusée pour " + name(problem.getArgSpec()) + " : " + problem.getValue() + " ; attendu : "
                            + String.join(" ", problem.getArgSpec().description());
        };
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option when option.arity().max() == 0 -> option.longestName();
            case OptionSpec option -> option.longestName() + "=" + option.paramLabel();
            case PositionalParamSpec positional -> positional.paramLabel();
            default -> argument.toString();
        };
    }

    /** The parser's own suggestions share letters that stand side by side, which a swap of two in a short word leaves none of. */
    private static List<String> near(UnmatchedArgumentException unmatched) {
        List<String> near = unmatched.getSuggestions();
        return !near.isEmpty() ? near
                : Suggestion.nearest(
                        unmatched.getUnmatched().getFirst(), unmatched.getCommandLine().getSubcommands().keySet())
                        .stream().toList();
    }

    private static String suggestions(ParameterException problem, Shell shell) {
        List<String> near = problem instanceof UnmatchedArgumentException unmatched ? near(unmatched) : List.of();
        String listed = String.join(", ", near);
        return near.isEmpty() ? "" : "\n" + shell.say("Did you mean: " + listed + "?", "Peut-être : " + listed + " ?");
    }
}
