package io.secnumscan.core.evaluate;

import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts of one rule that say the same of many resources, folded by region, scope, verdict and message, in constant
 * memory. Not thread-safe.
 */
final class Folds {
    /** Different messages that are told apart; what a tenant writes in its resources can't make the report grow. */
    private static final int MAX_FOLDS = 1000;

    private static final Text OTHER_REASONS = new Text("for other reasons", "pour d'autres raisons");

    private final Findings findings;
    private final SortedMap<Key, Fold> folds = new TreeMap<>(Comparator.comparing(Key::region)
            .thenComparing(key -> key.scope().toString())
            .thenComparing(Key::verdict)
            .thenComparing(key -> key.message().en()));

    /** @param wide the message is about the whole scope, not about a resource */
    private record Key(String region, Scope scope, Verdict verdict, Text message, boolean wide) {}

    private static final class Fold {
        private final IdsDigest ids = new IdsDigest();
        private long count;
        private @Nullable Resource oldest;
        private @Nullable Finding only;
    }

    Folds(Findings findings) {
        this.findings = findings;
    }

    /** Makes sure that a scope has a finding with that verdict, even when no resource adds to it. */
    void open(String region, Scope scope, Verdict verdict, Text message) {
        fold(region, scope, verdict, message, true);
    }

    /**
     * @param region of the list that the resource was read from
     * @param scope of that list
     * @param digest over id and item
     */
    void add(String region, Scope scope, Resource resource, Judgement judgement, boolean wide, byte[] digest) {
        Fold fold = fold(region, scope, judgement.verdict(), judgement.message(), wide);
        fold.count++;
        fold.ids.add(digest);
        if (fold.oldest == null || resource.call() < fold.oldest.call()) {
            fold.oldest = resource;
        }
        boolean named = judgement.verdict() == Verdict.NOT_ASSESSABLE && fold.count == 1;
        fold.only = named ? findings.single(resource, judgement) : null;
    }

    /** Hands over the folded findings and starts anew. */
    void flush(FindingSink sink, Calls calls) {
        folds.forEach((key, fold) -> sink.add(finding(key, fold, calls)));
        folds.clear();
    }

    private Fold fold(String region, Scope scope, Verdict verdict, Text message, boolean wide) {
        Key key = new Key(region, scope, verdict, message, wide);
        if (folds.size() >= MAX_FOLDS && !folds.containsKey(key)) {
            key = new Key(region, scope, verdict, OTHER_REASONS, true);
        }
        return folds.computeIfAbsent(key, unused -> new Fold());
    }

    /** What could not be judged on one resource alone names it. */
    private Finding finding(Key key, Fold fold, Calls calls) {
        if (fold.only != null && !key.wide()) {
            return fold.only;
        }
        Optional<Instant> at = Optional.ofNullable(fold.oldest).flatMap(calls::observed);
        Optional<String> ids = fold.count == 0 ? Optional.empty() : Optional.of(fold.ids.hex());
        return findings.scoped(key.region(), key.scope(), key.verdict(), fold.count, key.message(), at, ids);
    }
}
