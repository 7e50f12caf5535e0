package io.secnumscan.openstack.identity;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;

/** The coverage of a type that several calls made up. */
final class Sum {
    private Sum() {}

    /** Complete when every part is; else partial or unavailable, with the first reason and how many parts lack. */
    static Coverage of(List<Coverage> parts) {
        long count = parts.stream().mapToLong(Sum::count).sum();
        List<Coverage> lacking =
                parts.stream().filter(part -> !(part instanceof Coverage.Complete)).toList();
        if (lacking.isEmpty()) {
            return new Coverage.Complete(count);
        }
        Gap gap = gap(lacking.getFirst());
        String reason = parts.size() == 1 ? gap.reason()
                : gap.reason() + " (" + lacking.size() + " of " + parts.size() + " calls)";
        boolean nothing = count == 0 && lacking.size() == parts.size();
        return nothing
                ? new Coverage.Unavailable(gap.cause(), reason, gap.right())
                : new Coverage.Partial(count, gap.cause(), reason, gap.right());
    }

    private record Gap(Cause cause, String reason, Optional<Text> right) {}

    private static Gap gap(Coverage part) {
        return switch (part) {
            case Coverage.Partial(long _, Cause cause, String reason, Optional<Text> right) ->
                    new Gap(cause, reason, right);
            case Coverage.Unavailable(Cause cause, String reason, Optional<Text> right) ->
                    new Gap(cause, reason, right);
            case Coverage.Absent(String reason) -> new Gap(Cause.NOT_INSTALLED, reason, Optional.empty());
            case Coverage.Complete _ -> throw new IllegalArgumentException("a complete part lacks nothing");
        };
    }

    private static long count(Coverage part) {
        return switch (part) {
            case Coverage.Complete(long count) -> count;
            case Coverage.Partial(long count, Cause _, String _, Optional<Text> _) -> count;
            case Coverage.Unavailable _,Coverage.Absent _ -> 0;
        };
    }
}
