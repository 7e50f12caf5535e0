package io.secnumscan.core.cel;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.InterpreterUtil;
import java.util.List;
import java.util.Optional;

/**
 * Something that was not read, on its way through an evaluation.
 *
 * <p>A select on it is unread too and keeps the name of what was missing first. The planner unwraps it at the end of a chain
 * of selects; it then becomes cel-java's own unknown, made anew each time, because merging unknowns changes them in place.
 */
@SuppressWarnings("Immutable") // the list of names is a copy
final class Unread extends StructValue<String, Object> {
    /** Marks the unknown value of a list's element as one that is there, whatever its value. */
    private static final ImmutableSet<Long> EXISTS = ImmutableSet.of(-1L);

    private final Outcome.Unknown because;

    Unread(String name) {
        this(new Outcome.Unknown(List.of(name)));
    }

    Unread(Outcome.Unknown because) {
        this.because = because;
    }

    Outcome.Unknown because() {
        return because;
    }

    /** Both reasons together. */
    Unread and(Unread other) {
        return new Unread(Outcome.Unknown.all(List.of(because, other.because)));
    }

    /** For a function's result, or a list's element that may not exist: cel-java adapts it anew at each read. */
    CelUnknownSet asUnknownSet() {
        return CelUnknownSet.create(attributes());
    }

    /** For a list's element that exists. */
    CelUnknownSet asExisting() {
        return CelUnknownSet.create(attributes(), EXISTS);
    }

    /** Whether that is the value of {@link #asExisting()}, read from an iteration variable. */
    static boolean exists(Object value) {
        return InterpreterUtil.maybeAdaptToCelUnknownSet(value) instanceof CelUnknownSet set
                && set.unknownExprIds().containsAll(EXISTS);
    }

    private ImmutableSet<CelAttribute> attributes() {
        return because.names().stream()
                .map(CelAttribute::fromQualifiedIdentifier)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** What cel-java hands over as unknown, or nothing for any other value. */
    static Optional<Unread> of(Object value) {
        return switch (InterpreterUtil.maybeAdaptToCelUnknownSet(value)) {
            case Unread unread -> Optional.of(unread);
            case CelUnknownSet set ->
                    Optional.of(new Unread(new Outcome.Unknown(
                            set.attributes().stream().map(Unread::name).toList())));
            default -> Optional.empty();
        };
    }

    private static String name(CelAttribute attribute) {
        return String.join(
                ".",
                attribute.qualifiers().stream()
                        .map(CelAttribute.Qualifier::asString)
                        .toList());
    }

    @Override
    public Object value() {
        return InterpreterUtil.adaptToAccumulatedUnknowns(asUnknownSet());
    }

    @Override
    public Object select(String field) {
        return this;
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.of(this);
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return SimpleType.DYN;
    }

    @Override
    public String toString() {
        return String.join(", ", because.names());
    }
}
