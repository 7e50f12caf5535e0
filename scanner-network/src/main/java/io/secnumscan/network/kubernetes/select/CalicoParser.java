package io.secnumscan.network.kubernetes.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a selector expression of Calico: {@code a == 'b' && (has(c) || d not in {'e', 'f'})}. */
final class CalicoParser {
    private static final int MOST_NESTED = 100;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"]*\"|'[^']*'|&&|\\|\\||==|!=|[!(){},]|[A-Za-z0-9_][A-Za-z0-9_./-]*)");

    private final List<String> tokens;
    private int at;
    private int depth;

    private CalicoParser(List<String> tokens) {
        this.tokens = tokens;
    }

    static CalicoExpression parse(String text) {
        Optional<List<String>> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return new CalicoExpression.NotUnderstood();
        }
        if (tokens.get().isEmpty()) {
            return new CalicoExpression.All();
        }
        try {
            CalicoParser parser = new CalicoParser(tokens.get());
            CalicoExpression selector = parser.or();
            return parser.at == parser.tokens.size() ? selector : new CalicoExpression.NotUnderstood();
        } catch (Unexpected e) {
            return new CalicoExpression.NotUnderstood();
        }
    }

    private static Optional<List<String>> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return end == text.strip().length() ? Optional.of(tokens) : Optional.empty();
    }

    /** Thrown and caught here. */
    private static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private CalicoExpression or() {
        List<CalicoExpression> all = new ArrayList<>(List.of(and()));
        while (accept("||")) {
            all.add(and());
        }
        return all.size() == 1 ? all.getFirst() : new CalicoExpression.Or(List.copyOf(all));
    }

    private CalicoExpression and() {
        List<CalicoExpression> all = new ArrayList<>(List.of(operation()));
        while (accept("&&")) {
            all.add(operation());
        }
        return all.size() == 1 ? all.getFirst() : new CalicoExpression.And(List.copyOf(all));
    }

    private CalicoExpression operation() {
        if (++depth > MOST_NESTED) {
            throw new Unexpected();
        }
        CalicoExpression operation = inner();
        depth--;
        return operation;
    }

    private CalicoExpression inner() {
        if (accept("!")) {
            return new CalicoExpression.Not(operation());
        }
        if (accept("(")) {
            CalicoExpression inner = or();
            expect(")");
            return inner;
        }
        String key = next();
        if (accept("(")) {
            return call(key);
        }
        return comparison(key);
    }

    private CalicoExpression call(String name) {
        CalicoExpression called =
                switch (name) {
                    case "has" -> new CalicoExpression.Has(next());
                    case "all" -> new CalicoExpression.All();
                    case "global" -> new CalicoExpression.Global();
                    default -> throw new Unexpected();
                };
        expect(")");
        return called;
    }

    private CalicoExpression comparison(String key) {
        return switch (next()) {
            case "==" -> compare(key, CalicoExpression.Comparison.AMONG, List.of(literal()));
            case "!=" -> new CalicoExpression.Not(compare(key, CalicoExpression.Comparison.AMONG, List.of(literal())));
            case "in" -> compare(key, CalicoExpression.Comparison.AMONG, set());
            case "not" -> {
                expect("in");
                yield new CalicoExpression.Not(compare(key, CalicoExpression.Comparison.AMONG, set()));
            }
            case "contains" -> compare(key, CalicoExpression.Comparison.CONTAINS, List.of(literal()));
            case "starts" -> {
                expect("with");
                yield compare(key, CalicoExpression.Comparison.STARTS_WITH, List.of(literal()));
            }
            case "ends" -> {
                expect("with");
                yield compare(key, CalicoExpression.Comparison.ENDS_WITH, List.of(literal()));
            }
            default -> throw new Unexpected();
        };
    }

    private static CalicoExpression compare(String key, CalicoExpression.Comparison comparison, List<String> wanted) {
        return new CalicoExpression.Compare(key, comparison, wanted);
    }

    private List<String> set() {
        expect("{");
        List<String> values = new ArrayList<>();
        while (!accept("}")) {
            values.add(literal());
            accept(",");
        }
        return List.copyOf(values);
    }

    private String literal() {
        String token = next();
        if (!token.startsWith("'") && !token.startsWith("\"")) {
            throw new Unexpected();
        }
        return token.substring(1, token.length() - 1);
    }

    private String next() {
        if (at >= tokens.size()) {
            throw new Unexpected();
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw new Unexpected();
        }
    }

    private boolean accept(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }
}
