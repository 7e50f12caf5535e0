package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers what is wrong, so that a file's author sees everything in one go. Whatever was read while problems were
 * gathered may hold placeholders and must not be used: call {@link #throwIfAny()} first.
 *
 * <p>Not thread-safe.
 */
public final class Problems {
    private static final int SHOWN = 50;

    private final Set<Problem> found = new TreeSet<>(Problem.ORDER);

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(Position at, Text message) {
        add(new Problem(at, message, Optional.empty()));
    }

    /** @param wayOut what should be written instead */
    public void add(Position at, Text message, Text wayOut) {
        add(new Problem(at, message, Optional.of(wayOut)));
    }

    /** In English alone: for files that authors of rules write. What an operator may write takes a {@link Text}. */
    public void add(Position at, String message) {
        add(at, Text.english(message));
    }

    /** The same with a way out. */
    public void add(Position at, String message, String wayOut) {
        add(at, Text.english(message), Text.english(wayOut));
    }

    /**
     * A name that is not among the known ones; the nearest of them is suggested, else all are listed.
     *
     * @param unknown what stands before the name: {@code unknown key}
     */
    public void unknown(Position at, Text unknown, String name, Collection<String> known) {
        add(at, unknown.and(Text.quoted(name).map(quoted -> " " + quoted)), Suggestion.wayOut(name, known));
    }

    /** The same in English alone, for files that authors of rules write. */
    public void unknown(Position at, String kind, String name, Collection<String> known) {
        add(at, "unknown " + kind + " '" + name + "'", Suggestion.wayOut(name, known).en());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** By file, line and column; the same problem noted twice counts once. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** All problems as a person reads them, a blank line between two; at most 50 in full. */
    public Text text() {
        Text text = Text.join("\n\n", found.stream().limit(SHOWN).map(Problem::render).toList());
        int more = found.size() - SHOWN;
        return more > 0 ? text.and(new Text("\n\n… and " + more + " more", "\n\n… et " + more + " de plus")) : text;
    }

    /** The same in English. */
    public String render() {
        return text().en();
    }

    /** @throws BadInputException when anything was noted; its message is {@link #text()} */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadInputException(text());
        }
    }
}
