package io.secnumscan.network.kubernetes.select;

import java.util.List;
import java.util.function.Predicate;

/**
 * A selector expression of Calico: {@code a == 'b' && (has(c) || d not in {'e', 'f'})}.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors">Selectors</a>
 */
public sealed interface CalicoExpression {
    /** Asks one label. */
    interface Asked {
        Answer test(String key, Predicate<String> value, boolean absent);
    }

    Answer matches(Asked labels);

    /** One that can't be read matches nobody knows what. */
    static CalicoExpression parse(String text) {
        return CalicoParser.parse(text);
    }

    /** {@code all()}, or nothing. */
    record All() implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return Answer.YES;
        }
    }

    /** {@code global()}: what belongs to no namespace, and a pod always does. */
    record Global() implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return Answer.NO;
        }
    }

    /** Not of the language as it is known here. */
    record NotUnderstood() implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return Answer.UNKNOWN;
        }
    }

    record Has(String key) implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return labels.test(key, value -> true, false);
        }
    }

    /** How a label's value is compared with what is written. */
    enum Comparison {
        AMONG,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH;

        boolean holds(String value, List<String> wanted) {
            return switch (this) {
                case AMONG -> wanted.contains(value);
                case CONTAINS -> value.contains(wanted.getFirst());
                case STARTS_WITH -> value.startsWith(wanted.getFirst());
                case ENDS_WITH -> value.endsWith(wanted.getFirst());
            };
        }
    }

    /** Never of a label that is not there. */
    record Compare(String key, Comparison comparison, List<String> wanted) implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return labels.test(key, value -> comparison.holds(value, wanted), false);
        }
    }

    /** Also {@code !=} and {@code not in}: a label that is not there differs from everything. */
    record Not(CalicoExpression inner) implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return inner.matches(labels).not();
        }
    }

    record And(List<CalicoExpression> all) implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return all.stream().map(one -> one.matches(labels)).reduce(Answer.YES, Answer::and);
        }
    }

    record Or(List<CalicoExpression> all) implements CalicoExpression {
        @Override
        public Answer matches(Asked labels) {
            return all.stream().map(one -> one.matches(labels)).reduce(Answer.NO, Answer::or);
        }
    }
}
