package io.secnumscan.core.collect;

import io.secnumscan.core.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a collector said that it would ask, to be held against what it asked. */
record ContractPlan(List<PlannedCall> calls) {
    /** Where a list goes on; the first page is asked without them. */
    private static final Set<String> OF_LATER_PAGES = Set.of("marker", "continue", "offset");
    private static final String RENEWED_TOKEN = "/auth/tokens";

    /** The requests that are no planned one, whatever is asked for there: also what follows on a bad answer is planned. */
    List<String> unplannedPaths(List<String> asked) {
        return asked.stream()
                .filter(request -> !path(request).endsWith(RENEWED_TOKEN))
                .filter(request -> gets().stream().noneMatch(call -> matches(path(target(call)), path(request))))
                .toList();
    }

    /** The requests that are no planned one, or a later page of one. */
    List<String> unplanned(List<String> asked) {
        return asked.stream()
                .filter(request -> gets().stream().noneMatch(call -> sends(call, request)))
                .toList();
    }

    /** The planned calls that depend on nothing, and were not sent as often as the plan says at least. */
    List<PlannedCall> unsent(List<String> asked) {
        return gets().stream()
                .filter(call -> !mayBeLeftOut(call.count()))
                .filter(call -> {
                    long sent = asked.stream().filter(request -> sends(call, request)).count();
                    boolean once = call.count() instanceof CallCount.One;
                    return sent < Math.max(1, call.count().least()) || once && sent > 1;
                })
                .toList();
    }

    private static boolean mayBeLeftOut(CallCount count) {
        return switch (count) {
            case CallCount.If _ -> true;
            case CallCount.Shared(String _, CallCount one) -> mayBeLeftOut(one);
            case CallCount.Each(Text _, OptionalInt _, CallCount one) -> mayBeLeftOut(one);
            case CallCount.One _,CallCount.Pages _ -> false;
        };
    }

    private List<PlannedCall> gets() {
        return calls.stream().filter(call -> call.method().equals("GET")).toList();
    }

    private static boolean sends(PlannedCall call, String request) {
        return matches(path(target(call)), path(request))
                && matches(query(target(call)), query(request));
    }

    private static boolean matches(String planned, String asked) {
        String pattern = Arrays.stream(planned.split(Pattern.quote(PlannedCall.ID), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/?&]+"));
        return asked.matches(pattern);
    }

    private static String target(PlannedCall call) {
        return call.address().replaceFirst("^https?://[^/]+", "");
    }

    private static String path(String target) {
        return target.split("\\?", 2)[0];
    }

    /** The parameters in an order of their own. */
    private static String query(String target) {
        String[] parts = target.split("\\?", 2);
        TreeSet<String> parameters = new TreeSet<>(List.of(parts.length < 2 ? new String[0] : parts[1].split("&")));
        parameters.removeIf(parameter -> OF_LATER_PAGES.contains(parameter.split("=", 2)[0]));
        return String.join("&", parameters);
    }
}
