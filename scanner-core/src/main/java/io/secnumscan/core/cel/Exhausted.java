package io.secnumscan.core.cel;

/**
 * The iteration budget of one evaluation is used up.
 *
 * <p>An Error, because {@code ||} and {@code &&} swallow every exception when their other side decides: a rule that didn't
 * come to its end must not look decided.
 */
final class Exhausted extends Error {
    private static final long serialVersionUID = 1L;

    Exhausted(int budget) {
        super("the expression went through more than " + budget + " elements", null, false, false);
    }
}
