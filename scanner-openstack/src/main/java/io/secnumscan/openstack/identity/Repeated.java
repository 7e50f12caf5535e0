package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one call for each element of a list: some of them may be refused, and an element may be gone by the time that it
 * is asked for.
 */
public final class Repeated {
    /** So many refusals, and no answer but perhaps one's own: the rest would be refused too, and is not asked. */
    private static final int PATIENCE = 20;

    /** When {@link #add(String, Coverage, BooleanSupplier)} asks whether an element is gone. */
    static final Text NOT_FOUND = new Text(
            "if it is not found, with the list once more", "s'il est introuvable, et la liste une fois de plus");

    private final Coverage list;
    private final String elements;
    private final ResourceSink sink;
    private final Map<String, Coverage> gone = new LinkedHashMap<>();
    private @Nullable Coverage firstGap;
    private int asked;
    private int lacking;

    /**
     * @param list how far the list of elements was read
     * @param elements what they are: {@code users}
     */
    public Repeated(Coverage list, String elements, ResourceSink sink) {
        this.list = list;
        this.elements = elements;
        this.sink = sink;
    }

    /** @param gone whether the element itself isn't there any more, asked when its own list is not found */
    void add(String element, Coverage read, BooleanSupplier gone) {
        if (read instanceof Coverage.Unavailable(var cause, String _, Optional<Text> _)
                && cause == Cause.UNREADABLE
                && gone.getAsBoolean()) {
            this.gone.put(element, read);
            return;
        }
        add(read);
    }

    public void add(Coverage read) {
        asked++;
        if (!(read instanceof Coverage.Complete)) {
            lacking++;
            firstGap = firstGap == null ? read : firstGap;
        }
    }

    /** Whether to stop asking: nearly nothing but refusals so far, and many of them. */
    public boolean hopeless() {
        return lacking >= PATIENCE && asked - lacking <= 1;
    }

    /**
     * The coverage of all. What is gone is in no list any more: what is still listed, though it was not found, was hidden.
     *
     * @param listed the ids that the list has when it is read again; empty when it can't be
     */
    Coverage coverage(Supplier<Optional<Set<String>>> listed) {
        if (!gone.isEmpty()) {
            Optional<Set<String>> now = listed.get();
            gone.forEach((element, read) -> {
                if (now.isEmpty() || now.get().contains(element)) {
                    add(read);
                }
            });
        }
        return coverage();
    }

    public Coverage coverage() {
        if (firstGap != null) {
            return withGap(firstGap);
        }
        return switch (list) {
            case Coverage.Complete _ -> new Coverage.Complete(sink.count());
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Coverage.Partial(sink.count(), cause, reason, right);
            case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) when asked > 0 ->
                    new Coverage.Partial(sink.count(), cause, reason, right);
            case Coverage.Unavailable unavailable -> unavailable;
            case Coverage.Absent absent -> absent;
        };
    }

    private Coverage withGap(Coverage gap) {
        String share =
                " (" + lacking + " of " + asked + " " + elements + (hopeless() ? ", the others not asked)" : ")");
        return switch (gap) {
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Coverage.Partial(sink.count(), cause, reason + share, right);
            case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) ->
                    lacking == asked && sink.count() == 0
                            ? new Coverage.Unavailable(cause, reason + share, right)
                            : new Coverage.Partial(sink.count(), cause, reason + share, right);
            case Coverage.Complete _,Coverage.Absent _ -> throw new IllegalStateException("no gap: " + gap);
        };
    }

    /** Whether Keystone says that the element is not there. */
    static boolean isGone(Identity identity, String path) {
        return Documents.get(identity, KeystoneCalls.address(identity, path), Map.of()).status() == 404;
    }
}
