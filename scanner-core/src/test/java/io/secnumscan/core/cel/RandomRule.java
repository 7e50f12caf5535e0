package io.secnumscan.core.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random expressions, each with what it means in plain Java on data that is wholly known: the oracle's half of the test.
 *
 * <p>Rows have a nullable string {@code v}, an int {@code k} and a bool {@code on}; the subject has the same fields and a
 * list of such rows.
 */
final class RandomRule {
    /** A row that is wholly known. */
    record Row(@Nullable String v, long k, boolean on) {}

    /** Everything that an expression may read, wholly known. */
    record World(Row resource, List<Row> rules, List<Row> r, List<Row> q) {}

    /** Values of iteration variables, the innermost last. */
    record Frame(World world, List<Row> rows, List<@Nullable String> texts) {
        Frame with(Row row) {
            List<Row> more = new ArrayList<>(rows);
            more.add(row);
            return new Frame(world, more, texts);
        }

        Frame withText(@Nullable String text) {
            List<@Nullable String> more = new ArrayList<>(texts);
            more.add(text);
            return new Frame(world, rows, more);
        }
    }

    @FunctionalInterface
    interface Meaning<T> {
        T in(Frame frame);
    }

    /** An expression: its text and its meaning. */
    record Code<T>(String text, Meaning<T> meaning) {}

    private final Random random;

    RandomRule(long seed) {
        random = new Random(seed);
    }

    /** @param size how many more operators it may have */
    Code<Boolean> bool(int size, int rows, int texts) {
        if (size <= 0) {
            return leaf(rows, texts);
        }
        return switch (random.nextInt(12)) {
            case 0 -> {
                Code<Boolean> a = bool(size - 1, rows, texts);
                yield new Code<>("!(" + a.text + ")", f -> !a.meaning.in(f));
            }
            case 1, 2 -> {
                Code<Boolean> a = bool(size / 2, rows, texts);
                Code<Boolean> b = bool(size / 2, rows, texts);
                yield new Code<>("(" + a.text + " && " + b.text + ")", f -> a.meaning.in(f) && b.meaning.in(f));
            }
            case 3, 4 -> {
                Code<Boolean> a = bool(size / 2, rows, texts);
                Code<Boolean> b = bool(size / 2, rows, texts);
                yield new Code<>("(" + a.text + " || " + b.text + ")", f -> a.meaning.in(f) || b.meaning.in(f));
            }
            case 5 -> {
                Code<Boolean> c = bool(size / 3, rows, texts);
                Code<Boolean> a = bool(size / 3, rows, texts);
                Code<Boolean> b = bool(size / 3, rows, texts);
                yield new Code<>(
                        "(" + c.text + " ? " + a.text + " : " + b.text + ")",
                        f -> c.meaning.in(f) ? a.meaning.in(f) : b.meaning.in(f));
            }
            case 6, 7, 8 -> quantified(size, rows, texts);
            case 9 -> counted(count(size - 1, rows, texts));
            case 10 -> overTexts(size, rows, texts);
            default -> leaf(rows, texts);
        };
    }

    private Code<Boolean> leaf(int rows, int texts) {
        int row = random.nextInt(rows + 1) - 1;
        String name = row < 0 ? "resource" : "x" + row;
        Meaning<Row> of = row < 0 ? f -> f.world.resource : f -> f.rows.get(row);
        if (texts > 0 && random.nextInt(3) == 0) {
            int text = random.nextInt(texts);
            return text("t" + text, f -> f.texts.get(text));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Code<>(name + ".on", f -> of.in(f).on);
            case 1 -> {
                long than = random.nextInt(3);
                yield new Code<>(name + ".k < " + than, f -> of.in(f).k < than);
            }
            case 2 -> {
                boolean value = random.nextBoolean();
                yield new Code<>(Boolean.toString(value), f -> value);
            }
            case 3 -> {
                int other = random.nextInt(rows + 1) - 1;
                Meaning<Row> its = other < 0 ? f -> f.world.resource : f -> f.rows.get(other);
                yield new Code<>(
                        name + ".v == " + (other < 0 ? "resource" : "x" + other) + ".v",
                        f -> Objects.equals(of.in(f).v, its.in(f).v));
            }
            default -> text(name + ".v", f -> of.in(f).v);
        };
    }

    private Code<Boolean> text(String name, Meaning<@Nullable String> of) {
        return switch (random.nextInt(4)) {
            case 0 -> new Code<>(name + " == null", f -> of.in(f) == null);
            case 1 -> new Code<>(name + " in ['a', 'c']", f -> Objects.equals(of.in(f), "a"));
            case 2 -> new Code<>(name + " != 'a'", f -> !Objects.equals(of.in(f), "a"));
            default -> new Code<>(name + " == 'b'", f -> Objects.equals(of.in(f), "b"));
        };
    }

    /** A set of rows: a related one, the subject's list, a filter of one, one or the other. */
    private Code<List<Row>> set(int size, int rows, int texts) {
        return switch (size <= 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> new Code<>("resource.rules", f -> f.world.rules);
            case 1 -> new Code<>("related.r", f -> f.world.r);
            case 2 -> new Code<>("related.q", f -> f.world.q);
            case 3, 4 -> {
                Code<List<Row>> of = set(size / 2, rows, texts);
                Code<Boolean> a = bool(Math.min(size / 2, 2), rows + 1, texts);
                yield new Code<>(of.text + ".filter(x" + rows + ", " + a.text + ")", f -> of.meaning.in(f).stream()
                        .filter(row -> a.meaning.in(f.with(row)))
                        .toList());
            }
            default -> {
                Code<Boolean> c = bool(size / 3, rows, texts);
                Code<List<Row>> a = new Code<>("related.r", f -> f.world.r);
                Code<List<Row>> b = new Code<>("related.q", f -> f.world.q);
                yield new Code<>(
                        "(" + c.text + " ? " + a.text + " : " + b.text + ")",
                        f -> c.meaning.in(f) ? a.meaning.in(f) : b.meaning.in(f));
            }
        };
    }

    private Code<Boolean> quantified(int size, int rows, int texts) {
        if (rows + texts >= 2) {
            return leaf(rows, texts);
        }
        Code<List<Row>> set = set(size / 2, rows, texts);
        Code<Boolean> a = bool(size / 2, rows + 1, texts);
        String variable = "x" + rows;
        return switch (random.nextInt(3)) {
            case 0 -> new Code<>(set.text + ".exists(" + variable + ", " + a.text + ")", f -> set.meaning.in(f).stream()
                    .anyMatch(row -> a.meaning.in(f.with(row))));
            case 1 -> new Code<>(set.text + ".all(" + variable + ", " + a.text + ")", f -> set.meaning.in(f).stream()
                    .allMatch(row -> a.meaning.in(f.with(row))));
            default -> new Code<>(
                    set.text + ".exists_one(" + variable + ", " + a.text + ")",
                    f -> set.meaning.in(f).stream().filter(row -> a.meaning.in(f.with(row))).count() == 1);
        };
    }

    private Code<Boolean> counted(Code<Long> count) {
        long n = random.nextInt(4);
        return random.nextBoolean()
                ? new Code<>(count.text + ".atLeast(" + n + ")", f -> count.meaning.in(f) >= n)
                : new Code<>(count.text + ".atMost(" + n + ")", f -> count.meaning.in(f) <= n);
    }

    /** A set, a map or a distinct of it, and how many elements it has. */
    private Code<Long> count(int size, int rows, int texts) {
        Code<List<Row>> set = set(size, rows, texts);
        return switch (random.nextInt(3)) {
            case 0 -> new Code<>(set.text, f -> (long) set.meaning.in(f).size());
            case 1 -> new Code<>(set.text + ".map(y, y.v)", f -> (long) set.meaning.in(f).size());
            default -> new Code<>(set.text + ".distinct(y, y.v)", f -> distinct(set.meaning.in(f)).stream().count());
        };
    }

    private static List<@Nullable String> distinct(List<Row> rows) {
        return rows.stream().map(Row::v).filter(Objects::nonNull).distinct().toList();
    }

    private Code<Boolean> overTexts(int size, int rows, int texts) {
        if (rows + texts >= 2) {
            return leaf(rows, texts);
        }
        Code<List<Row>> set = set(size / 2, rows, texts);
        Code<Boolean> a = bool(size / 2, rows, texts + 1);
        String variable = "t" + texts;
        return switch (random.nextInt(4)) {
            case 0 -> new Code<>(
                    set.text + ".map(y, y.v).exists(" + variable + ", " + a.text + ")",
                    f -> set.meaning.in(f).stream().anyMatch(row -> a.meaning.in(f.withText(row.v))));
            case 1 -> new Code<>(
                    set.text + ".map(y, y.k > 0, y.v).all(" + variable + ", " + a.text + ")",
                    f -> set.meaning.in(f).stream().filter(row -> row.k > 0)
                            .allMatch(row -> a.meaning.in(f.withText(row.v))));
            case 2 -> new Code<>(
                    set.text + ".distinct(y, y.v).exists_one(" + variable + ", " + a.text + ")",
                    f -> distinct(set.meaning.in(f)).stream().filter(v -> a.meaning.in(f.withText(v))).count() == 1);
            default -> new Code<>(
                    "'a' in resource.rules.map(y, y.v)",
                    f -> f.world.rules.stream().anyMatch(row -> Objects.equals(row.v, "a")));
        };
    }
}
