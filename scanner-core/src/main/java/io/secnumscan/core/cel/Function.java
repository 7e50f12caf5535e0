package io.secnumscan.core.cel;

import java.util.List;

/**
 * A function that expressions may call: its name, its types and what it does.
 *
 * <pre>{@code
 * Function LABEL = Function.named("k8s.label").takes(Shape.row().with("labels", Shape.FREE_MAP), Shape.TEXT)
 *         .returns(Shape.nullable(Shape.TEXT))
 *         .as(given -> given.row(0).map("labels").flatMap(labels -> labels.text(given.text(1))));
 * }</pre>
 *
 * <p>A parameter that is a {@link Shape.Row} or a {@link Shape.ListOf} is handed over with its unknowns in it, and the
 * function answers for them: {@link Reading} and {@link ValueList} make it say what it does with what was not read. Any
 * other argument that is unknown makes the result unknown, and the function is not called. A null reaches it only through
 * a {@link Shape.Nullable} parameter.
 *
 * @param name {@code net.sources}; of a method only {@code coversInternet}. Several functions may share a name when their
 *     parameters differ
 * @param method whether the first parameter stands before the dot
 */
public record Function(String name, boolean method, List<Shape> parameters, Shape result, Body body) {
    public Function {
        parameters = List.copyOf(parameters);
    }

    /**
     * What a function does. Called from any thread, several at once.
     *
     * <p>It answers a Boolean, Long, Integer, Double, String, Instant, Duration, List of these, {@link RowView}, {@link
     * com.fasterxml.jackson.databind.JsonNode} or a value of the library's own; {@code null} or an empty Optional for
     * null; {@link Outcome.Unknown} when something that was not read decides; a {@link Reading} for all three.
     *
     * @throws RuntimeException for arguments that make no sense, with a message for the author of the rule: the verdict is
     *     an error
     */
    @FunctionalInterface
    public interface Body {
        @org.jspecify.annotations.Nullable
        Object apply(Arguments given);
    }

    /** Called as {@code name(a, b)}; the name may have dots. */
    public static Builder named(String name) {
        return new Builder(name, false, List.of(), Shape.BOOL);
    }

    /** Called as {@code a.name(b)}. */
    public static Builder method(String name) {
        return new Builder(name, true, List.of(), Shape.BOOL);
    }

    /** A function that is being declared. */
    public record Builder(String name, boolean method, List<Shape> parameters, Shape result) {
        public Builder takes(Shape... shapes) {
            return new Builder(name, method, List.of(shapes), result);
        }

        public Builder returns(Shape shape) {
            return new Builder(name, method, parameters, shape);
        }

        public Function as(Body body) {
            return new Function(name, method, parameters, result, body);
        }
    }
}
