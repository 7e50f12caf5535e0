package io.secnumscan.core.evaluate;

import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.text.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The joins of one subject, and of the item that is being judged: read when an expression first needs one, and those that
 * don't depend on the item once for all items. Not thread-safe.
 */
final class SubjectJoins {
    private final RuleContext context;
    private final Resource subject;
    private final Optional<Instant> now;
    private final Map<String, JoinReader.Joined> read = new HashMap<>();
    private Optional<Bindings.Item> item = Optional.empty();
    private @Nullable SortedMap<String, Bindings.Rows> rows;
    private Map<String, Text> gaps = Map.of();

    SubjectJoins(RuleContext context, Resource subject) {
        this.context = context;
        this.subject = subject;
        this.now = context.timed() ? context.calls().now(subject) : Optional.empty();
    }

    /** Goes on to the next item. */
    void item(Bindings.Item next) {
        item = Optional.of(next);
        rows = null;
        for (JoinPlan.Step step : context.plan().steps()) {
            if (step.frequency() == JoinPlan.Frequency.ITEM) {
                read.remove(step.set().name());
            }
        }
    }

    /** Values for an expression's names; joins are read only for one that uses them. */
    Bindings bindings(Expression expression) {
        // '/' comes after '.': between the two is every name that begins with "related.".
        boolean joined = !expression.reads().roots().subSet("related.", "related/").isEmpty();
        return joined ? bindings(Bindings.Trace.NONE) : bind(context.noRows(), Bindings.Trace.NONE);
    }

    /** Values for all names. */
    Bindings bindings(Bindings.Trace trace) {
        if (rows == null) {
            rows = readAll();
        }
        return bind(rows, trace);
    }

    /** Why joins are incomplete, by name; those read so far. */
    Map<String, Text> gaps() {
        return gaps;
    }

    private Bindings bind(SortedMap<String, Bindings.Rows> related, Bindings.Trace trace) {
        return new Bindings(subject.attributes(), related, item, context.params(), context.facts(), now, trace);
    }

    private SortedMap<String, Bindings.Rows> readAll() {
        SortedMap<String, Bindings.Rows> all = new TreeMap<>(context.noRows());
        gaps = new HashMap<>();
        for (JoinPlan.Step step : context.plan().steps()) {
            JoinReader.Joined joined = read(step, all);
            all.put(step.set().name(), joined.rows());
            joined.gap().ifPresent(gap -> gaps.put(step.set().name(), gap));
        }
        return all;
    }

    private JoinReader.Joined read(JoinPlan.Step step, SortedMap<String, Bindings.Rows> before) {
        RelatedSet set = step.set();
        if (step.frequency() == JoinPlan.Frequency.TARGET) {
            return context.once().computeIfAbsent(subject.region() + "\n" + set.name(), key -> readNow(set, before));
        }
        JoinReader.Joined known = read.get(set.name());
        JoinReader.Joined joined = known == null ? readNow(set, before) : known;
        read.put(set.name(), joined);
        return joined;
    }

    private JoinReader.Joined readNow(RelatedSet set, SortedMap<String, Bindings.Rows> before) {
        Bindings bindings = bind(new TreeMap<>(before), Bindings.Trace.NONE);
        return context.reader().read(set, bindings, subject.region(), gaps);
    }
}
