package io.secnumscan.core.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gathers what is wrong, so that a file's author sees everything in one go. Whatever was read while problems were
 * gathered may hold placeholders and must not be used: call {@link #throwIfAny()} first.
 *
 * <p>Not thread-safe.
 */
public final class Problems {
    private static final int SHOWN = 50;

    private final Set<Problem> found = new TreeSet<>(Problem.ORDER);

    public void add(Position at, String message) {
        found.add(new Problem(at, message, Optional.empty()));
    }

    /** @param wayOut what the author should write instead */
    public void add(Position at, String message, String wayOut) {
        found.add(new Problem(at, message, Optional.of(wayOut)));
    }

    /** A name that is not among the known ones; the nearest of them is suggested, else all are listed. */
    public void unknown(Position at, String kind, String name, Collection<String> known) {
        add(at, "unknown " + kind + " '" + name + "'", Suggestion.wayOut(name, known));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** By file, line and column; the same problem noted twice counts once. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** All problems as a person reads them, a blank line between two; at most 50 in full. */
    public String render() {
        String text = found.stream().limit(SHOWN).map(Problem::render).collect(Collectors.joining("\n\n"));
        return found.size() > SHOWN ? text + "\n\n… and " + (found.size() - SHOWN) + " more" : text;
    }

    /** @throws BadInputException when anything was noted; its message is {@link #render()} */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadInputException(render());
        }
    }
}
