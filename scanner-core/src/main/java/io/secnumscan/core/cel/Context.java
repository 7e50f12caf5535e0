package io.secnumscan.core.cel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What holds at one place of an expression.
 *
 * @param variables iteration variables in sight
 * @param proved paths that are not null there
 * @param depth comprehensions around it
 */
record Context(Map<String, Fact> variables, Set<String> proved, int depth) {
    static final Context START = new Context(Map.of(), Set.of(), 0);

    Context where(Set<String> alsoProved) {
        return new Context(variables, Guards.union(proved, alsoProved), depth);
    }

    /** Inside a comprehension; what was proved of an outer variable of that name says nothing of this one. */
    Context inside(String variable, Fact fact) {
        Map<String, Fact> more = new HashMap<>(variables);
        more.put(variable, fact);
        Set<String> still = new HashSet<>(proved);
        Pattern mention = Pattern.compile("\\b" + Pattern.quote(variable) + "\\b");
        still.removeIf(path -> mention.matcher(path).find());
        return new Context(more, still, depth + 1);
    }
}
