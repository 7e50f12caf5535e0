package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;

/** Notes what is wrong in one expression, at its place in the file. */
final class Complaints {
    private final Problems problems;
    private final YamlScalar source;
    private final int start;
    private final String text;
    private boolean any;

    /**
     * @param start where the expression begins in the scalar's text: above 0 inside a template
     */
    Complaints(Problems problems, YamlScalar source, int start, String text) {
        this.problems = problems;
        this.source = source;
        this.start = start;
        this.text = text;
    }

    boolean any() {
        return any;
    }

    void add(CelAbstractSyntaxTree tree, CelExpr at, String message, String wayOut) {
        any = true;
        Integer point = tree.getSource().getPositionsMap().get(at.id());
        problems.add(position(point == null ? 0 : text.offsetByCodePoints(0, point)), message, wayOut);
    }

    void add(String message, String wayOut) {
        any = true;
        problems.add(position(0), message, wayOut);
    }

    /** What cel-java's parser or checker found. */
    void add(CelIssue issue, CheckerWords words) {
        any = true;
        Position at = position(offset(issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn()));
        CheckerWords.Said said = words.of(issue.getMessage());
        said.wayOut().ifPresentOrElse(way -> problems.add(at, said.message(), way),
                () -> problems.add(at, said.message()));
    }

    /** From a line (from 1) and a column in code points (from 0) of the expression. */
    private int offset(int line, int column) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                break;
            }
            from = end + 1;
        }
        int points = text.codePointCount(from, text.length());
        return column < 0 ? 0 : text.offsetByCodePoints(from, Math.min(column, points));
    }

    /** The parser gives the dot of a select and the bracket of a call; a reader looks for the name. */
    private Position position(int offset) {
        int at = offset;
        if (at < text.length() && text.charAt(at) == '(') {
            while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
                at--;
            }
        } else if (at + 1 < text.length() && text.charAt(at) == '.') {
            at++;
        }
        return source.position(start + at);
    }
}
