package io.secnumscan.core.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.yaml.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random expressions on random data of which parts were not read, against every way in which those parts could be: what is
 * decided must be so in all of them, and what is unknown must name only what was not read.
 */
class OracleTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FIELDS = """
            v: {at: /v, type: string?, absent: unread}
            k: {at: /k, type: int, absent: unread}
            on: {at: /on, type: bool, absent: unread}
            """;
    private static final List<@Nullable String> TEXTS =
            Collections.unmodifiableList(java.util.Arrays.asList("a", "b", null));

    /** Expressions, and data for each: some seconds; a longer run is a matter of these numbers. */
    private static final int EXPRESSIONS = Integer.getInteger("secnumscan.oracle.expressions", 600);

    private static final int WORLDS = 6;

    /** Completions of one piece of data that are tried. */
    private static final int TRIED = 400;

    /** A row of which fields may be unread: null for unread, an empty Optional for a null. */
    private record Partial(@Nullable Optional<String> v, @Nullable Long k, @Nullable Boolean on) {
        ObjectNode json() {
            ObjectNode json = JSON.objectNode();
            if (v != null) {
                json.put("v", v.orElse(null));
            }
            if (k != null) {
                json.put("k", k);
            }
            if (on != null) {
                json.put("on", on);
            }
            return json;
        }

        List<RandomRule.Row> completions() {
            List<RandomRule.Row> all = new ArrayList<>();
            for (String text : v == null ? TEXTS : Collections.singletonList(v.orElse(null))) {
                for (long number : k == null ? List.of(0L, 1L) : List.of(k)) {
                    for (boolean flag : on == null ? List.of(true, false) : List.of(on)) {
                        all.add(new RandomRule.Row(text, number, flag));
                    }
                }
            }
            return all;
        }
    }

    private record Rows(List<Partial> seen, boolean open) {
        Bindings.Rows bound(String name) {
            List<Bindings.Row> rows = new ArrayList<>();
            seen.forEach(row -> rows.add(new Bindings.Row(name, Integer.toString(rows.size()), 1, row.json())));
            return new Bindings.Rows(rows, open ? Optional.of("refused") : Optional.empty());
        }

        /** Every completion of the rows that were seen, each with none, one and two more when there may be more. */
        List<List<RandomRule.Row>> completions() {
            List<List<RandomRule.Row>> all = product(seen);
            if (!open) {
                return all;
            }
            List<RandomRule.Row> any = new Partial(null, null, null).completions();
            List<List<RandomRule.Row>> more = new ArrayList<>(all);
            for (List<RandomRule.Row> known : all) {
                for (int i = 0; i < any.size(); i++) {
                    more.add(plus(known, any.get(i)));
                    for (int j = i; j < any.size(); j++) {
                        more.add(plus(plus(known, any.get(i)), any.get(j)));
                    }
                }
            }
            return more;
        }

        private static List<RandomRule.Row> plus(List<RandomRule.Row> rows, RandomRule.Row row) {
            List<RandomRule.Row> more = new ArrayList<>(rows);
            more.add(row);
            return more;
        }
    }

    private record Seen(Partial resource, List<Partial> rules, Rows r, Rows q) {
        Bindings bindings() {
            ObjectNode attributes = resource.json();
            rules.forEach(rule -> attributes.withArray("rules").add(rule.json()));
            TreeMap<String, Bindings.Rows> related = new TreeMap<>();
            related.put("r", r.bound("r"));
            related.put("q", q.bound("q"));
            return new Bindings(
                    attributes, related, Optional.empty(), new TreeMap<>(), JSON.objectNode(), Optional.empty(),
                    Bindings.Trace.NONE);
        }

        Set<String> missing() {
            Set<String> names = new TreeSet<>();
            names(names, "resource", List.of(resource));
            names(names, "resource.rules", rules);
            names(names, "related.r", r.seen);
            names(names, "related.q", q.seen);
            if (r.open) {
                names.add("related.r");
            }
            if (q.open) {
                names.add("related.q");
            }
            return names;
        }

        private static void names(Set<String> names, String prefix, List<Partial> rows) {
            for (Partial row : rows) {
                if (row.v == null) {
                    names.add(prefix + ".v");
                }
                if (row.k == null) {
                    names.add(prefix + ".k");
                }
                if (row.on == null) {
                    names.add(prefix + ".on");
                }
            }
        }
    }

    private static List<List<RandomRule.Row>> product(List<Partial> rows) {
        List<List<RandomRule.Row>> all = List.of(List.of());
        for (Partial row : rows) {
            List<List<RandomRule.Row>> longer = new ArrayList<>();
            for (List<RandomRule.Row> known : all) {
                row.completions().forEach(last -> longer.add(Rows.plus(known, last)));
            }
            all = longer;
        }
        return all;
    }

    /** What cel-java's planner decides is decided, and so. It leaves more unknown: it can't look into a doubtful element. */
    private static void compare(RandomRule.Code<Boolean> code, Expression expression, PlannedExpression planned,
            Seen seen) {
        Outcome outcome = expression.evaluate(seen.bindings());
        Outcome expected = planned.evaluate(seen.bindings());
        String told = code.text() + " on " + seen + " gives " + outcome + ", and " + expected + " on the planner";
        if (!(expected instanceof Outcome.Unknown)) {
            assertEquals(expected, outcome, told);
        }
    }

    @Test
    void whatIsDecidedIsSoHoweverTheMissingPartsAre() {
        Problems problems = new Problems();
        Language language = Language
                .of(FIELDS + "rules: {at: /rules, absent: [], items: {" + FIELDS.strip().replace("\n", ", ") + "}}")
                .join("r", FIELDS)
                .joinAgain("q", "r");
        ExpressionCompiler compiler = new ExpressionCompiler(language.scope(), List.of(), problems);
        int decided = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            // the first expressions are small, so that the first failure is
            RandomRule.Code<Boolean> code = new RandomRule(i).bool(1 + i * 10 / EXPRESSIONS, 0, 0);
            Expression expression = compiler.compile(Language.scalar(code.text()), new Result.Bool());
            assertEquals("", problems.render(), code.text());
            PlannedExpression planned = PlannedExpression.of(language.scope(), List.of(), code.text());
            Random random = new Random(i);
            for (int w = 0; w < WORLDS; w++) {
                Seen seen = seen(random, w);
                decided += check(code, expression, seen) ? 1 : 0;
                compare(code, expression, planned, seen);
            }
        }
        // a language in which everything is unknown would be right too
        assertTrue(decided > EXPRESSIONS * WORLDS / 2, "only " + decided + " decided");
    }

    /** Whether it was decided. */
    private static boolean check(RandomRule.Code<Boolean> code, Expression expression, Seen seen) {
        Outcome outcome = expression.evaluate(seen.bindings());
        String told = code.text() + " on " + seen + " gives " + outcome;
        switch (outcome) {
            case Outcome.Value(Object value) -> {
                for (RandomRule.World world : completions(seen)) {
                    assertEquals(
                            code.meaning().in(new RandomRule.Frame(world, List.of(), List.of())),
                            value,
                            () -> told + " but not in " + world);
                }
                return true;
            }
            case Outcome.Unknown(List<String> names) -> {
                assertTrue(!names.isEmpty() && seen.missing().containsAll(names), told);
                return false;
            }
            case Outcome.OpenList _,Outcome.Broken _ -> throw new AssertionError(told);
        }
    }

    /** Every completion, or 400 of them, chosen by a fixed seed, when there are more. */
    private static List<RandomRule.World> completions(Seen seen) {
        List<RandomRule.Row> resource = seen.resource.completions();
        List<List<RandomRule.Row>> rules = product(seen.rules);
        List<List<RandomRule.Row>> r = seen.r.completions();
        List<List<RandomRule.Row>> q = seen.q.completions();
        long all = (long) resource.size() * rules.size() * r.size() * q.size();
        return (all <= TRIED ? LongStream.range(0, all) : new Random(all).longs(TRIED, 0, all))
                .mapToObj(i -> new RandomRule.World(
                        resource.get((int) (i % resource.size())),
                        rules.get((int) (i / resource.size() % rules.size())),
                        r.get((int) (i / resource.size() / rules.size() % r.size())),
                        q.get((int) (i / resource.size() / rules.size() / r.size()))))
                .toList();
    }

    /** Data with at most so many unread fields and open sets that all completions can be gone through; world 0 has none. */
    private static Seen seen(Random random, int world) {
        boolean first = random.nextBoolean();
        boolean open = world > 0 && random.nextInt(3) > 0;
        int unread = world == 0 ? 0 : 6;
        return new Seen(
                row(random, unread),
                rows(random, unread),
                new Rows(rows(random, open && first ? 0 : unread), open && first),
                new Rows(rows(random, open && !first ? 0 : unread), open && !first));
    }

    private static List<Partial> rows(Random random, int unread) {
        return random.ints(random.nextInt(3)).mapToObj(i -> row(random, unread)).collect(Collectors.toList());
    }

    /** @param unread a field is unread in one of so many cases; 0 for never */
    private static Partial row(Random random, int unread) {
        String text = TEXTS.get(random.nextInt(3));
        return new Partial(
                unread > 0 && random.nextInt(unread) == 0 ? null : Optional.ofNullable(text),
                unread > 0 && random.nextInt(unread) == 0 ? null : (Long) (long) random.nextInt(2),
                unread > 0 && random.nextInt(unread) == 0 ? null : (Boolean) random.nextBoolean());
    }
}
